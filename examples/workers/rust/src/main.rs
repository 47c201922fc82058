//! A worker in Rust: operations that stress-action times, one message a line (docs/workers.md).

use serde_json::{json, Map, Value};
use std::alloc::{GlobalAlloc, Layout, System};
use std::io::{stdin, stdout, BufRead, Write};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::Instant;

/// Counts what is allocated, so that a checkpoint can tell the live heap exactly.
struct Counting;
static LIVE: AtomicUsize = AtomicUsize::new(0);

unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        LIVE.fetch_add(layout.size(), Relaxed);
        System.alloc(layout)
    }
    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        LIVE.fetch_sub(layout.size(), Relaxed);
        System.dealloc(pointer, layout)
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

type Body = Result<Value, String>;

fn main() -> std::io::Result<()> {
    let document = document();
    let mut answers = stdout().lock();
    for line in stdin().lock().lines() {
        let line = line?;
        let Ok(Value::Object(message)) = serde_json::from_str(&line) else {
            eprintln!("not a message: {}", line.chars().take(100).collect::<String>());
            continue;
        };
        let answer = answer(&message, handle(&message, &document));
        writeln!(answers, "{answer}")?;
        answers.flush()?;
        if message["type"] == "shutdown" {
            break;
        }
    }
    Ok(())
}

fn answer(message: &Map<String, Value>, body: Body) -> Value {
    let mut answer = json!({ "id": message.get("id"), "ok": body.is_ok() });
    match body {
        Ok(Value::Object(more)) => answer.as_object_mut().unwrap().extend(more),
        Ok(_) => {}
        Err(error) => answer["error"] = error.into(),
    }
    answer
}

fn handle(message: &Map<String, Value>, document: &str) -> Body {
    match message.get("type").and_then(Value::as_str) {
        Some("init") => Ok(json!({ "protocol": 1, "abilities": ["checkpoint"] })),
        Some("op") => operate(message.get("operation").and_then(Value::as_str), document),
        Some("checkpoint") => Ok(json!({ "values": { "memory.heap": LIVE.load(Relaxed) } })),
        Some("shutdown") => Ok(Value::Null),
        other => Err(format!("no message type {other:?}")),
    }
}

fn operate(operation: Option<&str>, document: &str) -> Body {
    let started = Instant::now();
    match operation {
        None | Some("parse") => parse(document)?,
        Some("parse-1000") => (0..1000).try_for_each(|_| parse(document))?,
        // Costs no time: what is left is the way to the worker and back.
        Some("nothing") => {}
        Some("fail") => return Err("this operation always fails".into()),
        Some(other) => return Err(format!("no operation {other}")),
    }
    Ok(json!({ "ns": started.elapsed().as_nanos() as u64 }))
}

fn parse(document: &str) -> Result<(), String> {
    let parsed: Value = serde_json::from_str(document).map_err(|error| error.to_string())?;
    if parsed["items"][99]["id"] == 99 {
        Ok(())
    } else {
        Err("the last item is another one".into())
    }
}

fn document() -> String {
    let items: Vec<Value> = (0..100).map(|n| json!({ "id": n, "name": format!("item {n}") })).collect();
    json!({ "items": items }).to_string()
}
