//! The engine of negsim as a page calls it: a few functions over whole numbers, which import nothing.
//!
//! A text goes in through [`room`], which makes room for its bytes: the next call that reads a text takes it from there. What
//! a call has to tell stands where it says, [`length`] bytes of UTF-8, until the next call.

#![expect(
    unsafe_code,
    reason = "a name that a page knows is one that the compiler leaves as it is"
)]
#![deny(missing_docs)]

mod session;

use session::Session;
use std::cell::RefCell;

thread_local! {
    static DESK: RefCell<Desk> = RefCell::default();
}

/// What lies between a page and its sessions.
#[derive(Default)]
struct Desk {
    /// By handle, counted from 1; none where it was forgotten.
    sessions: Vec<Option<Session>>,
    /// The text that comes in.
    text: Vec<u8>,
    /// The text that goes out.
    told: String,
}

impl Desk {
    fn session(&mut self, handle: u32) -> Result<&mut Session, String> {
        let place = (handle as usize).checked_sub(1);
        let found = place.and_then(|place| self.sessions.get_mut(place)?.as_mut());
        found.ok_or_else(|| format!("there is no session {handle}"))
    }

    /// The text that came in; what is no UTF-8 of it shows as such.
    fn text(&mut self) -> String {
        String::from_utf8_lossy(&std::mem::take(&mut self.text)).into_owned()
    }
}

/// Does something at the desk; 0 where that went wrong, and then tells why.
fn at_desk(work: impl FnOnce(&mut Desk) -> Result<u32, String>) -> u32 {
    DESK.with_borrow_mut(|desk| {
        work(desk).unwrap_or_else(|why| {
            desk.told = why;
            0
        })
    })
}

/// Room for a text of so many bytes: where it begins.
#[unsafe(no_mangle)]
pub extern "C" fn room(bytes: u32) -> *mut u8 {
    DESK.with_borrow_mut(|desk| {
        desk.text = vec![0; bytes as usize];
        desk.text.as_mut_ptr()
    })
}

/// Bytes of what was told last.
#[unsafe(no_mangle)]
pub extern "C" fn length() -> u32 {
    DESK.with_borrow(|desk| desk.told.len() as u32)
}

/// Where that begins.
#[unsafe(no_mangle)]
pub extern "C" fn told() -> *const u8 {
    DESK.with_borrow(|desk| desk.told.as_ptr())
}

/// Reads a scenario that extends nothing. The text is the file's name, of so many bytes, and then the file. Its handle, or 0
/// and every mistake, underlined.
#[unsafe(no_mangle)]
pub extern "C" fn load(bytes_of_name: u32) -> u32 {
    at_desk(|desk| {
        let text = desk.text();
        let (name, text) = text.split_at_checked(bytes_of_name as usize).ok_or("no such name")?;
        desk.sessions.push(Some(Session::read(text, name)?));
        Ok(desk.sessions.len() as u32)
    })
}

/// Sets the file back and changes it, by lines such as `party.north.no_deal=0.5`; nothing is played then. 1, or 0 and every
/// mistake: then all is as before.
#[unsafe(no_mangle)]
pub extern "C" fn set(handle: u32) -> u32 {
    at_desk(|desk| {
        let text = desk.text();
        desk.session(handle)?.set(&text).map(|()| 1)
    })
}

/// Begins to play by a plan. 1, or 0 and what the plan does not allow.
#[unsafe(no_mangle)]
pub extern "C" fn plan(handle: u32, seed: u64, draws: u32, repeats: u32) -> u32 {
    at_desk(|desk| desk.session(handle)?.plan(seed, draws.into(), repeats.into()).map(|()| 1))
}

/// Plays so many more draws; how many are left.
#[unsafe(no_mangle)]
pub extern "C" fn advance(handle: u32, draws: u32) -> u32 {
    at_desk(|desk| Ok(desk.session(handle)?.advance(draws.into()) as u32))
}

/// Tells what was played so far: what a run of so many draws would tell. `what` is 0 for the JSON of `negsim run --json`, 1
/// for the figures of its page, 2 for the page of `--html`, 3 for a line on what was changed and those figures, 4 for
/// the same with the story of a settlement and every input. 1, or 0 and why there is no answer.
#[unsafe(no_mangle)]
pub extern "C" fn answer(handle: u32, what: u32) -> u32 {
    at_desk(|desk| {
        desk.told = desk.session(handle)?.answer(what)?;
        Ok(1)
    })
}

/// Forgets a session.
#[unsafe(no_mangle)]
pub extern "C" fn forget(handle: u32) -> u32 {
    at_desk(|desk| {
        desk.session(handle)?;
        desk.sessions[handle as usize - 1] = None;
        Ok(1)
    })
}
