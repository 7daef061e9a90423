import type { Outputs } from '../../../app/api.ts'

export type UnitDetail = Outputs['units']['detail']
export type Resident = UnitDetail['people'][number]
