//! `deroga cache`: what is remembered of work already done.

use super::args::{Cache as Args, CacheCommand};
use super::{Outcome, screen};
use crate::pipeline::cache::{self, Cache};

/// Tells of the cache, or removes it.
pub fn cache(args: &Args) -> anyhow::Result<Outcome> {
    let (CacheCommand::Info(beside) | CacheCommand::Clean(beside)) = &args.command;
    let path = Cache::beside(&beside.output);
    let shown = path.display();
    if !path.is_file() {
        screen::say(&format!("`{shown}` non c'è: non si ricorda nulla\n"));
        return Ok(Outcome::Clean);
    }
    match args.command {
        CacheCommand::Info(_) => {
            let (cache, _) = Cache::open(&path).map_err(anyhow::Error::msg)?;
            let size = cache.size();
            screen::say(&format!(
                "`{shown}`: {} documenti, {} byte\n",
                size.rows, size.bytes
            ));
        }
        CacheCommand::Clean(_) => {
            if !cache::remove(&path) {
                anyhow::bail!("`{shown}` non si può togliere");
            }
            screen::say(&format!(
                "`{shown}` tolta: il prossimo lavoro rilegge tutto\n"
            ));
        }
    }
    Ok(Outcome::Clean)
}
