// src/model/service.ts
const SERVICE_SCOPES = [
	"invocation",
	"scenario",
	"suite"
];
function startOrder(names, services) {
	const byName = new Map(services.map((service) => [service.name, service]));
	const ordered = [];
	const met = /* @__PURE__ */ new Set();
	const visit = (name) => {
		const service = byName.get(name);
		if (service === void 0 || met.has(name)) return;
		met.add(name);
		service.needs.forEach(visit);
		ordered.push(service);
	};
	names.forEach(visit);
	return ordered;
}
const scopeBeside = ({ scope }, { leaks }) => leaks && scope === "scenario" ? "invocation" : scope;

export { scopeBeside as n, startOrder as r, SERVICE_SCOPES as t };