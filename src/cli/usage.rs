//! What clap says, in Italian.

use clap::error::{ContextKind, ContextValue, ErrorKind};

/// Draws a fault of the command line: what is wrong, what was meant, where help is.
pub fn draw(error: &clap::Error) -> String {
    let argument = told(error, ContextKind::InvalidArg);
    let value = told(error, ContextKind::InvalidValue);
    let mut message = match error.kind() {
        ErrorKind::UnknownArgument => format!("l'opzione `{argument}` non esiste"),
        ErrorKind::InvalidSubcommand => {
            format!(
                "il comando `{}` non esiste",
                told(error, ContextKind::InvalidSubcommand)
            )
        }
        ErrorKind::InvalidValue if value.is_empty() => format!("a `{argument}` manca il valore"),
        ErrorKind::InvalidValue => format!("`{value}` non va bene per `{argument}`"),
        ErrorKind::ValueValidation => {
            let why = std::error::Error::source(error)
                .map(ToString::to_string)
                .unwrap_or_default();
            format!("`{value}` non va bene per `{argument}`: {why}")
        }
        ErrorKind::MissingRequiredArgument => format!("manca `{argument}`"),
        ErrorKind::MissingSubcommand => "manca il comando".to_owned(),
        ErrorKind::ArgumentConflict => {
            format!("`{argument}` è scritto due volte o non va con gli altri argomenti")
        }
        _ => error
            .kind()
            .as_str()
            .unwrap_or("la riga di comando non è valida")
            .to_owned(),
    };
    for kind in [ContextKind::ValidValue, ContextKind::ValidSubcommand] {
        let valid = told(error, kind);
        if !valid.is_empty() {
            message = format!("{message}\n  previsti: {valid}");
        }
    }
    let kinds = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ];
    let meant = kinds.into_iter().find_map(|kind| {
        told(error, kind)
            .rsplit(", ")
            .next()
            .map(str::to_owned)
            .filter(|m| !m.is_empty())
    });
    let help = meant
        .map(|meant| format!("forse intendevi `{meant}`? "))
        .unwrap_or_default();
    format!("errore: {message}\naiuto: {help}prova `deroga --help`\n")
}

fn told(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(list)) => list.join(", "),
        Some(ContextValue::Number(n)) => n.to_string(),
        _ => String::new(),
    }
}
