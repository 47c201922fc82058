// src/model/service-reference.ts
const SERVICE_KEYS = [
	"url",
	"port",
	"host"
];
const REFERENCE = /(\$?)\$\{([A-Za-z][\w-]*)\.([A-Za-z]+)\}/g;
const referencesIn = (text) => [...text.matchAll(REFERENCE)].flatMap(([whole, mark, service = "", key = ""]) => mark === "" ? [{
	text: whole,
	service,
	key
}] : []);
const withAddresses = (text, addresses) => text.replace(REFERENCE, (whole, mark, service, key) => {
	if (!isServiceKey(key)) return whole;
	if (mark !== "") return whole.slice(1);
	const address = addresses.get(service);
	return address === void 0 ? whole : valuesOf(address)[key];
});
const isServiceKey = (key) => SERVICE_KEYS.some((known) => known === key);
const valuesOf = ({ host, port }) => ({
	url: `http://${host}:${port}`,
	port: String(port),
	host
});
const serviceVariable = (service, key) => `STRESS_SERVICE_${variablePart(service)}_${key.toUpperCase()}`;
const variablePart = (service) => service.toUpperCase().replaceAll("-", "_");
const serviceEnvironment = (addresses) => Object.fromEntries([...addresses].flatMap(([service, address]) => SERVICE_KEYS.map((key) => [serviceVariable(service, key), valuesOf(address)[key]])));

export { serviceVariable as a, serviceEnvironment as i, isServiceKey as n, variablePart as o, referencesIn as r, withAddresses as s, SERVICE_KEYS as t };