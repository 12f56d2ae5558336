//! Reports for Word, Excel and other programs: what stands in them, that nothing in them runs, and that
//! reviews come back.

#[path = "../support/mod.rs"]
mod support;

mod ci;
mod docx;
mod hostile;
mod made;
mod reviews;
mod xlsx;
