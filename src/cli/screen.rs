//! What goes to the terminal: results to standard output, messages to standard error.

use std::io::{self, IsTerminal, Write};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::diagnostic::Diagnostic;
use crate::report::Style;

/// Widest line of a summary.
const WIDTH: usize = 100;

/// From how many documents on a progress bar is worth its place.
const MANY: usize = 5;

/// Prints a result. A reader that has gone away (`| head`) is no fault.
pub fn say(text: &str) {
    let mut out = io::stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// Prints a message.
pub fn tell(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// Draws diagnostics.
pub fn draw(diagnostics: &[Diagnostic]) {
    let colour = colour(io::stderr().is_terminal());
    for diagnostic in diagnostics {
        tell(&format!("{}\n\n", diagnostic.draw(colour)));
    }
}

/// Whether standard output is a terminal that shows colours.
pub fn coloured() -> bool {
    colour(io::stdout().is_terminal())
}

/// How a summary on standard output looks.
pub fn style() -> Style {
    Style {
        width: WIDTH,
        colour: colour(io::stdout().is_terminal()),
    }
}

fn colour(terminal: bool) -> bool {
    terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// A progress bar over `documents`; hidden when nobody looks or there is little to wait for.
pub fn bar(documents: usize, quiet: bool) -> ProgressBar {
    if quiet || documents < MANY || !io::stderr().is_terminal() || std::env::var_os("CI").is_some()
    {
        return ProgressBar::with_draw_target(Some(documents as u64), ProgressDrawTarget::hidden());
    }
    let bar = ProgressBar::new(documents as u64);
    ProgressStyle::with_template("{bar:30} {pos}/{len} documenti, {per_sec}, ancora {eta}")
        .map_or(bar.clone(), |style| bar.with_style(style))
}
