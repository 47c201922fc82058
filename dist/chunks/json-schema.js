import { S as toJSONSchema } from "./json-schema-processors.js";
import { E as ABOUT, h as notBuilt, n as DRIVER_KEYS, p as PLANNED, t as documentSchema } from "./schema.js";

// src/config/json-schema.ts
const SCHEMA_ID = "https://raw.githubusercontent.com/org/stress-action/v1/schema/stress.schema.json";
const EXAMPLE = {
	version: 1,
	suite: "orders",
	scenarios: { "parse-large": {
		command: "python bench.py parse",
		samples: {
			warmup: 2,
			min: 10,
			max: 40
		},
		thresholds: {
			"time.wall": {
				regression: "5%",
				floor: "2ms"
			},
			"memory.peak": { max: "256MB" }
		}
	} }
};
function configJsonSchema() {
	const generated = toJSONSchema(documentSchema, {
		io: "input",
		metadata: ABOUT,
		reused: "inline",
		override: ({ jsonSchema }) => showExamples(jsonSchema)
	});
	for (const { path } of PLANNED) markPlanned(generated, path);
	const scenario = propertyAt(generated, ["scenarios", "*"]) ?? {};
	scenario.oneOf = DRIVER_KEYS.map((key) => ({ required: [key] }));
	return {
		...generated,
		$id: SCHEMA_ID,
		title: "stress.yml",
		description: "A stress suite for stress-action: scenarios, their load and their limits",
		examples: [EXAMPLE]
	};
}
function showExamples(schema) {
	if (!("shown" in schema)) return;
	if (Array.isArray(schema.shown) && schema.shown.length > 0) schema.examples = schema.shown;
	delete schema.shown;
}
function propertyAt(schema, path) {
	let found = schema;
	for (const step of path) found = step === "*" ? found?.additionalProperties : (found?.properties)?.[step];
	return found;
}
function markPlanned(schema, path) {
	const property = propertyAt(schema, path);
	if (property === void 0) throw new Error(`The planned key ${path.join(".")} is not in the schema`);
	property.description = `Planned: ${notBuilt("this key", "using it is an error")}. ${property.description}`;
}

export { configJsonSchema };