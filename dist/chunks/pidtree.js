import { promisify } from "node:util";
import { spawn } from "node:child_process";
import os from "node:os";

// node_modules/pidtree/lib/bin.js
function stripStderr(stderr) {
	if (!stderr) return;
	stderr = stderr.trim();
	stderr = stderr.replaceAll(/your \d+x\d+ screen size is bogus\. expect trouble/gi, "");
	return stderr.trim();
}
function run(cmd, args, options, done) {
	if (typeof options === "function") {
		done = options;
		options = void 0;
	}
	let executed = false;
	const child = spawn(cmd, args, options);
	let stdout = "";
	let stderr = "";
	child.stdout.on("data", (data) => {
		stdout += data.toString();
	});
	child.stderr.on("data", (data) => {
		stderr += data.toString();
	});
	child.on("error", (error) => {
		if (executed) return;
		executed = true;
		done(error);
	});
	child.on("close", (code) => {
		if (executed) return;
		executed = true;
		stderr = stripStderr(stderr);
		if (stderr) {
			done(new Error(stderr));
			return;
		}
		done(null, stdout, code);
	});
}

// node_modules/pidtree/lib/parse.js
function parse(stdout) {
	const list = [];
	for (const rawLine of stdout.split(/\r*\n/)) {
		const line = rawLine.trim();
		if (!line) continue;
		const [rawPpid, rawPid] = line.split(/\s+/);
		const ppid = Number.parseInt(rawPpid, 10);
		const pid = Number.parseInt(rawPid, 10);
		if (Number.isNaN(ppid) || Number.isNaN(pid)) continue;
		list.push([ppid, pid]);
	}
	return list;
}

// node_modules/pidtree/lib/ps.js
function ps(callback, run$3 = run) {
	run$3("ps", [
		"-A",
		"-o",
		"ppid,pid"
	], (error, stdout, code) => {
		if (error) {
			callback(error);
			return;
		}
		if (code !== 0) {
			callback(/* @__PURE__ */ new Error("pidtree ps command exited with code " + code));
			return;
		}
		try {
			callback(null, parse(stdout));
		} catch (error) {
			callback(error);
		}
	});
}

// node_modules/pidtree/lib/wmic.js
function wmic(callback, run$2 = run) {
	run$2("wmic", [
		"PROCESS",
		"get",
		"ParentProcessId,ProcessId"
	], {
		windowsHide: true,
		windowsVerbatimArguments: true
	}, (error, stdout, code) => {
		if (error) {
			callback(error);
			return;
		}
		if (code !== 0) {
			callback(/* @__PURE__ */ new Error("pidtree wmic command exited with code " + code));
			return;
		}
		try {
			callback(null, parse(stdout));
		} catch (error) {
			callback(error);
		}
	});
}

// node_modules/pidtree/lib/powershell.js
const ENCODED = Buffer.from("$ProgressPreference = 'SilentlyContinue'; Get-CimInstance -ClassName Win32_Process | ForEach-Object { \"$($_.ParentProcessId) $($_.ProcessId)\" }", "utf16le").toString("base64");
function powershell(callback, run$1 = run) {
	run$1("powershell", [
		"-NoProfile",
		"-NonInteractive",
		"-EncodedCommand",
		ENCODED
	], { windowsHide: true }, (error, stdout, code) => {
		if (error) {
			callback(error);
			return;
		}
		if (code !== 0) {
			callback(/* @__PURE__ */ new Error("pidtree powershell command exited with code " + code));
			return;
		}
		try {
			callback(null, parse(stdout));
		} catch (error) {
			callback(error);
		}
	});
}

// node_modules/pidtree/lib/get.js
const platformToMethod = {
	darwin: "ps",
	sunos: "ps",
	freebsd: "ps",
	netbsd: "ps",
	win: "win",
	linux: "ps",
	aix: "ps"
};
let platform = os.platform();
if (platform.startsWith("win")) platform = "win";
const method = platformToMethod[platform];
function getWindows(callback, wmicFn = wmic, powershellFn = powershell) {
	wmicFn((error, list) => {
		if (error && error.code === "ENOENT") {
			powershellFn(callback);
			return;
		}
		callback(error, list);
	});
}
function get(callback) {
	if (method === void 0) {
		callback(/* @__PURE__ */ new Error(os.platform() + " is not supported yet, please open an issue (https://github.com/simonepri/pidtree)"));
		return;
	}
	if (method === "win") {
		getWindows(callback);
		return;
	}
	ps(callback);
}

// node_modules/pidtree/lib/pidtree.js
function pidtreeCallback(pid, options, callback) {
	if (typeof options === "function") {
		callback = options;
		options = {};
	}
	if (typeof options !== "object" || options === null) options = {};
	pid = Number.parseInt(pid, 10);
	if (Number.isNaN(pid) || pid < -1) {
		callback(/* @__PURE__ */ new TypeError("The pid provided is invalid"));
		return;
	}
	get((error, list) => {
		if (error) {
			callback(error);
			return;
		}
		if (pid === -1) {
			const all = list.map((entry) => options.advanced ? {
				ppid: entry[0],
				pid: entry[1]
			} : entry[1]);
			callback(null, all);
			return;
		}
		let root;
		for (const entry of list) {
			if (entry[1] === pid) {
				root = options.advanced ? {
					ppid: entry[0],
					pid
				} : pid;
				break;
			}
			if (entry[0] === pid) root = options.advanced ? { pid } : pid;
		}
		if (root === void 0) {
			callback(/* @__PURE__ */ new Error("No matching pid found"));
			return;
		}
		const tree = {};
		for (const [parentPid, childPid] of list) if (tree[parentPid]) tree[parentPid].push(childPid);
		else tree[parentPid] = [childPid];
		const pids = [root];
		let index = 0;
		while (index < pids.length) {
			const current = options.advanced ? pids[index].pid : pids[index];
			index++;
			const children = tree[current];
			if (!children) continue;
			for (const childPid of children) pids.push(options.advanced ? {
				ppid: current,
				pid: childPid
			} : childPid);
			delete tree[current];
		}
		if (!options.root) pids.shift();
		callback(null, pids);
	});
}

// node_modules/pidtree/index.js
const pidtreeAsync = promisify(pidtreeCallback);
function pidtree(pid, options, callback) {
	if (typeof options === "function") {
		callback = options;
		options = void 0;
	}
	if (typeof callback === "function") {
		pidtreeCallback(pid, options, callback);
		return;
	}
	return pidtreeAsync(pid, options);
}

export { pidtree as default, pidtree };