//! A panic inside one file stays the matter of that file.

use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::sync::Once;

thread_local! {
    /// The last panic caught on this thread while a guard was up: `None` when there is no guard.
    static CAUGHT: RefCell<Option<String>> = const { RefCell::new(None) };
}

static HOOK: Once = Once::new();

/// Runs `work`; a panic becomes its message with its place in the code, and is not printed.
pub fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    HOOK.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !note(info) {
                before(info);
            }
        }));
    });
    CAUGHT.with_borrow_mut(|caught| *caught = Some(String::new()));
    let result = panic::catch_unwind(AssertUnwindSafe(work));
    let message = CAUGHT.with_borrow_mut(Option::take).unwrap_or_default();
    result.map_err(|_| message)
}

/// Keeps the message if this thread has a guard up.
fn note(info: &PanicHookInfo<'_>) -> bool {
    CAUGHT.with_borrow_mut(|caught| {
        let guarded = caught.is_some();
        if let Some(message) = caught {
            let place = info
                .location()
                .map(|l| format!(" ({}:{})", l.file(), l.line()))
                .unwrap_or_default();
            *message = format!("{}{place}", payload(info));
        }
        guarded
    })
}

/// The words of a panic: `panic!` gives a `&str` or a `String`.
fn payload<'a>(info: &'a PanicHookInfo<'_>) -> &'a str {
    let payload = info.payload();
    let text = payload.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| payload.downcast_ref::<&str>().copied())
        .unwrap_or("senza messaggio")
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn a_panic_becomes_a_message_and_work_goes_on() {
        let message = guarded(|| -> u8 { panic!("qui no") }).unwrap_err();
        assert!(message.starts_with("qui no ("), "{message}");
        assert_eq!(guarded(|| 7), Ok(7));
    }
}
