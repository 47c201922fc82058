//! Workers serve one user each. What a worker knows about its user is written first, and read when every worker has written.

use std::sync::{Arc, Barrier, Mutex};
use std::thread;
use twins::record;

const WORKERS: usize = 4;

type Session = Arc<Mutex<String>>;

fn main() {
    let first = Session::default();
    let everybody = Barrier::new(WORKERS);
    let serve = |worker: usize| {
        let session = Session::clone(&first); // TWIN: another handle of one session
        let user = format!("user-{worker}");
        session.lock().unwrap().clone_from(&user);
        record(format!(
            r#"{{"op":"write","worker":{worker},"value":"{user}"}}"#
        ));
        everybody.wait();
        let seen = session.lock().unwrap().clone();
        record(format!(
            r#"{{"op":"observe","worker":{worker},"value":"{seen}"}}"#
        ));
    };
    thread::scope(|workers| {
        for worker in 0..WORKERS {
            let serve = &serve;
            workers.spawn(move || serve(worker));
        }
    });
}
