//! Two tellers move money between two accounts, at once and in opposite directions.

use std::sync::Mutex;
use std::thread;

const TRANSFERS: u32 = 2000;

struct Account {
    number: u32,
    balance: Mutex<i64>,
}

fn transfer(from: &Account, to: &Account) {
    let in_order = from.number < to.number; // TWIN: one order for all
    let (first, second) = if in_order { (from, to) } else { (to, from) };
    let mut one = first.balance.lock().unwrap();
    thread::yield_now(); // where the other teller gets a chance
    let mut other = second.balance.lock().unwrap();
    *one -= if in_order { 1 } else { -1 };
    *other += if in_order { 1 } else { -1 };
}

fn main() {
    let ours = Account {
        number: 1,
        balance: Mutex::new(100),
    };
    let theirs = Account {
        number: 2,
        balance: Mutex::new(100),
    };
    thread::scope(|tellers| {
        tellers.spawn(|| (0..TRANSFERS).for_each(|_| transfer(&ours, &theirs)));
        tellers.spawn(|| (0..TRANSFERS).for_each(|_| transfer(&theirs, &ours)));
    });
    println!(
        "balances of {} and {}: {:?} {:?}",
        ours.number, theirs.number, ours.balance, theirs.balance
    );
}
