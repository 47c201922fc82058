export type {
  CommandConfig,
  Config,
  DriverConfig,
  LoadConfig,
  PlacedThreshold,
  PolicyConfig,
  SamplesConfig,
  ScenarioConfig,
  ThresholdConfig,
} from './config.ts';
