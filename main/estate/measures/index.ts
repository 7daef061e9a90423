import { documentsMeasure } from './documents.ts'
import type { MeasureSource } from './measure.ts'
import { openCasesMeasure } from './open-cases.ts'
import { residentsMeasure } from './residents.ts'
import { handedOverMeasure, stageMeasure } from './stage.ts'
import { tierMeasure } from './tier.ts'

/** Everything homes can be coloured by, in the order they are offered. A domain adds its own as one line. */
export const measures: readonly MeasureSource[] = [
  openCasesMeasure,
  residentsMeasure,
  tierMeasure,
  handedOverMeasure,
  stageMeasure,
  documentsMeasure,
]
