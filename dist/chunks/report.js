// src/run/monitors/columns.ts
const column = (unit, about) => ({
	unit,
	about
});
const COLUMNS = {
	rssBytes: column("bytes", "Resident sets; pages that processes share count once for each (VmRSS)"),
	largestPeakBytes: column("bytes", "Largest VmHWM of one process so far"),
	pssBytes: column("bytes", "Proportional sets: shared pages divided by the number of their users"),
	ussBytes: column("bytes", "Unique sets: pages no other process has"),
	cpuNs: column("ns", "CPU time so far, user and kernel, with children that were waited for; steps of 10 ms"),
	cpuUserNs: column("ns", "CPU time in user mode so far; steps of 10 ms"),
	cpuSystemNs: column("ns", "CPU time in the kernel so far; steps of 10 ms"),
	processes: column("count", "Live processes"),
	processesSeen: column("count", "Different processes met so far"),
	threads: column("count", "Threads"),
	fds: column("count", "Open file descriptors"),
	fdsLimitRatio: column("ratio", "Open descriptors of the process that is nearest to its own limit, as a share of it"),
	fdFiles: column("count", "Descriptors of files, directories and devices"),
	fdSockets: column("count", "Descriptors of sockets"),
	fdPipes: column("count", "Descriptors of pipes"),
	fdEventpolls: column("count", "Descriptors of epoll instances"),
	fdOther: column("count", "Other descriptors: eventfd, timerfd, inotify, memfd, io_uring and the like"),
	sockets: column("count", "Different open sockets; one shared by several processes counts once"),
	socketsReadings: column("count", "Readings of the kinds of descriptors so far: between two of them values are held"),
	socketsEstablished: column("count", "TCP sockets in state ESTABLISHED"),
	socketsListening: column("count", "TCP sockets in state LISTEN"),
	socketsCloseWait: column("count", "TCP sockets in state CLOSE_WAIT: the peer closed, the program did not"),
	socketsTcpOther: column("count", "TCP sockets in another state"),
	socketsUnix: column("count", "Unix domain sockets"),
	files: column("count", "Entries of the invocation’s temporary folder, at any depth; at most 10,000 are counted"),
	filesReadings: column("count", "Readings of the temporary folder so far: between two of them the value is held"),
	contextSwitches: column("count", "Context switches so far, voluntary and not, of all threads met"),
	ioReadBytes: column("bytes", "Bytes fetched from storage so far"),
	ioWrittenBytes: column("bytes", "Bytes sent to storage so far"),
	stealRatio: column("ratio", "Share of the machine that the hypervisor gave to others since the last reading"),
	cpuThrottledRatio: column("ratio", "Share of the periods since the last reading in which the control group had used up its quota of CPU time"),
	psiCpuSomeRatio: column("ratio", "Share of time since the last reading in which a task waited for a core"),
	psiMemorySomeRatio: column("ratio", "Share of time since the last reading in which a task waited for memory"),
	psiIoSomeRatio: column("ratio", "Share of time since the last reading in which a task waited for storage")
};
const METRIC_COLUMNS = {
	"memory.rss": "rssBytes",
	"memory.pss": "pssBytes",
	"memory.uss": "ussBytes",
	"memory.peak": "largestPeakBytes",
	"fds.peak": "fds",
	"sockets.peak": "sockets",
	"threads.peak": "threads",
	"processes.peak": "processes",
	"context.switches": "contextSwitches",
	"io.read": "ioReadBytes",
	"io.written": "ioWrittenBytes",
	"time.user": "cpuUserNs",
	"time.system": "cpuSystemNs"
};

// src/run/monitors/report.ts
const isTickTime = (column) => column === "cpuUserNs" || column === "cpuSystemNs";
function absence(column, facts) {
	if (!facts.columns.has(column)) return facts.limits;
	const value = facts.peak(column);
	const tooShort = "the processes ended before they could be sampled";
	if (value === void 0) return facts.trouble.get(column) ?? tooShort;
	if (isTickTime(column) && value === 0) return facts.met ? "less than one tick of 10 ms was counted" : tooShort;
	return null;
}
function writeReport(facts) {
	const metrics = {};
	const unavailable = [];
	for (const [metric, column] of Object.entries(METRIC_COLUMNS)) {
		const reason = absence(column, facts);
		const value = facts.peak(column);
		if (reason === null && value !== void 0) metrics[metric] = value;
		else unavailable.push({
			metric,
			reason: reason ?? facts.limits
		});
	}
	return {
		series: facts.series,
		metrics,
		unavailable
	};
}
const emptyReport = (reason) => ({
	series: null,
	metrics: {},
	unavailable: Object.keys(METRIC_COLUMNS).map((metric) => ({
		metric,
		reason
	}))
});

export { writeReport as n, emptyReport as t };