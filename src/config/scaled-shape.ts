import type { LoadShape } from '../model/load-shape.ts';

/** `shape` with all its rates multiplied. The rates of steps are chosen points, like the rungs of a ladder, and stay. */
export function atRates(shape: LoadShape, factor: number): LoadShape {
  switch (shape.kind) {
    case 'constant':
    case 'burst':
      return { ...shape, rate: shape.rate * factor };
    case 'spike':
      return { ...shape, base: shape.base * factor, peak: shape.peak * factor };
    case 'sine':
      return { ...shape, mean: shape.mean * factor, amplitude: shape.amplitude * factor };
    case 'square':
    case 'sawtooth':
      return { ...shape, low: shape.low * factor, high: shape.high * factor };
    case 'randomWalk':
      return {
        ...shape,
        low: shape.low * factor,
        high: shape.high * factor,
        step: shape.step * factor,
      };
    case 'stages':
      return {
        ...shape,
        start: shape.start * factor,
        stages: shape.stages.map(stage => ({ ...stage, target: stage.target * factor })),
      };
    case 'phases':
      return { ...shape, phases: shape.phases.map(phase => ({ ...phase, rate: phase.rate * factor })) };
    case 'steps':
    case 'replay':
      return shape;
  }
}
