import { t as policyOf } from "./policy2.js";

export { policyOf };