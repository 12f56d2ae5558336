//! The contracts that references may lead to, with the structure of those whose text is at hand.

use super::record::{ActKind, Record};
use super::resolve::{Outcome, resolve};
use crate::cite::{ContractName, Pointer};
use crate::outline::{Locator, Outline};

/// A contract that is known.
#[derive(Clone, Debug, Default)]
pub struct ContractText {
    /// Its id (`ccnl-fc-2022-2024`).
    pub id: String,
    /// Id of its comparto (`funzioni_locali`).
    pub comparto: String,
    /// First and last year (`2019-2021`).
    pub years: Option<String>,
    /// Date of signature, ISO 8601.
    pub signed: Option<String>,
    /// Its structure, where the text is at hand.
    pub outline: Option<Outline>,
}

/// The contracts that are known, and the one that a document is under.
#[derive(Clone, Copy, Debug, Default)]
pub struct Library<'a> {
    /// The contracts.
    pub contracts: &'a [ContractText],
    /// Id of the contract that «CCNL» means without more words; `None` when it is not known.
    pub home: Option<&'a str>,
    /// Id of the comparto of the document.
    pub comparto: Option<&'a str>,
}

impl<'a> Library<'a> {
    /// Says which contract each record of one means, and where its place is in the text at hand.
    pub fn settle(&self, records: &mut [Record]) {
        for record in records.iter_mut().filter(|r| r.act == ActKind::Contract) {
            match self.named(record.name.as_deref().unwrap_or_default()) {
                Err(reason) => record.reason = Some(reason),
                Ok(contract) => {
                    record.contract = Some(contract.id.clone());
                    let place = record
                        .partition
                        .as_ref()
                        .map(|p| contract.place(&p.pointer()));
                    match place {
                        Some(Ok(place)) => record.resolved = Some(place),
                        Some(Err(reason)) => record.reason = Some(reason),
                        None => {}
                    }
                }
            }
        }
    }

    /// The contract that the words after «CCNL» mean.
    pub fn named(&self, words: &str) -> Result<&'a ContractText, String> {
        let name = ContractName::read(words);
        if name.quadro {
            return Err("è un contratto quadro: vale per tutti i comparti e non è fra quelli a disposizione".into());
        }
        if name.is_bare() {
            let home = self
                .contracts
                .iter()
                .find(|c| Some(c.id.as_str()) == self.home);
            return home.ok_or_else(|| {
                "il testo non dice quale contratto, e quello dell'ente non è noto".into()
            });
        }
        let mut found: Vec<&ContractText> = self
            .contracts
            .iter()
            .filter(|contract| self.fits(&name, contract))
            .collect();
        if found.len() > 1 {
            found.retain(|c| Some(c.id.as_str()) == self.home);
        }
        match found.as_slice() {
            [one] => Ok(one),
            _ => Err("il contratto non è fra quelli a disposizione".into()),
        }
    }

    /// Whether a contract is what a name says; of years alone, only one of the document's comparto.
    fn fits(&self, name: &ContractName, contract: &ContractText) -> bool {
        let agrees = |said: &Option<String>, own: &Option<String>| said.is_none() || said == own;
        let comparto = name.comparto.as_deref();
        let here = comparto.or(self.comparto) == Some(&contract.comparto);
        (comparto.is_some() || name.date.is_some() || here)
            && !name.area
            && comparto.is_none_or(|said| said == contract.comparto)
            && agrees(&name.years, &contract.years)
            && agrees(&name.date, &contract.signed)
    }
}

impl ContractText {
    /// The place in the text of the contract that `pointer` means.
    pub fn place(&self, pointer: &Pointer) -> Result<Locator, String> {
        let Some(outline) = &self.outline else {
            return Err(format!("del contratto `{}` non c'è il testo", self.id));
        };
        match resolve(outline, 0, pointer) {
            Outcome::Found(unit) => Ok(outline.units[unit].locator.clone()),
            Outcome::Many(_) => Err(format!(
                "nel testo di `{}` il luogo è in più posti",
                self.id
            )),
            _ => Err(format!(
                "nel testo di `{}` che è a disposizione il luogo non c'è",
                self.id
            )),
        }
    }
}
