//! Layer 10: the command line. One file per command; paths, colours and exit codes live here.

mod agreement;
mod args;
mod ask;
mod baseline;
mod cache;
mod certificate;
mod check;
mod compare;
mod consult;
mod eval;
mod explain;
mod export;
mod extract;
mod grammar;
mod index;
mod job;
mod many;
mod merge;
mod output;
mod rebase;
mod report;
mod report_office;
mod residue;
mod reviews;
mod run;
pub mod schema;
mod screen;
mod search;
mod serve;
mod show;
mod stock;
mod table;
mod text;
mod usage;
mod validate;
mod watch;
mod worker;

use std::process::ExitCode;

use args::{Cli, Command};

/// How a command ended; the number is the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// Nothing to report.
    Clean = 0,
    /// What `--fail-on` asked for was found, or an example of a grammar fails.
    Findings = 1,
    /// Part of the job could not be done.
    Incomplete = 2,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(outcome as u8)
    }
}

/// Runs the program with the arguments it was given.
pub fn main() -> ExitCode {
    let cli = match Cli::read() {
        Ok(cli) => cli,
        Err(error) if !error.use_stderr() => {
            screen::say(&error.to_string());
            return Outcome::Clean.into();
        }
        Err(error)
            if error.kind() == clap::error::ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand =>
        {
            screen::tell(&error.to_string());
            return Outcome::Incomplete.into();
        }
        Err(error) => {
            screen::tell(&usage::draw(&error));
            return Outcome::Incomplete.into();
        }
    };
    dispatch(&cli.command)
        .unwrap_or_else(|error| {
            screen::tell(&format!("errore: {error:#}\n"));
            Outcome::Incomplete
        })
        .into()
}

fn dispatch(command: &Command) -> anyhow::Result<Outcome> {
    match command {
        Command::Run(args) => run::run(args),
        Command::Extract(args) => extract::extract(args),
        Command::Compare(args) => compare::compare(args),
        Command::Report(args) => report::report(args),
        Command::Rebase(args) => rebase::rebase(args),
        Command::Check(args) => check::check(args),
        Command::Show(args) => show::show(args),
        Command::Residue(args) => residue::residue(args),
        Command::Certificate(args) => certificate::certificate(args),
        Command::Baseline(args) => baseline::baseline(&args.command),
        Command::Grammar(args) => grammar::grammar(&args.command),
        Command::Schema(args) => schema::print(args),
        Command::Validate(args) => validate::validate(args),
        Command::Export(args) => export::export(args),
        Command::Text(args) => text::text(args),
        Command::Explain(args) => explain::explain(args),
        Command::Eval(args) => eval::eval(args),
        Command::Ask(args) => ask::ask(args),
        Command::Agreement(args) => agreement::agreement(args),
        Command::Table(args) => table::table(args),
        Command::Review(args) => reviews::review(&args.command),
        Command::Merge(args) => merge::merge(args),
        Command::Worker(args) => worker::worker(args),
        Command::Index(args) => index::index(args),
        Command::Search(args) => search::search(args),
        Command::Cache(args) => cache::cache(args),
        Command::Serve(args) => serve::serve_files(args),
    }
}
