import { z } from 'zod'

/** Kinds of rooms, by which a checklist is chosen; `public` and `outside` are inspected while a house is built. */
export const roomKinds = [
  'entrance',
  'living',
  'bedroom',
  'kitchen',
  'bathroom',
  'balcony',
  'windows',
  'waterAndPower',
  'equipment',
  'public',
  'outside',
  'other',
] as const
export const RoomKind = z.enum(roomKinds)
export type RoomKind = z.infer<typeof RoomKind>

/** What is wrong, by its sort; statistics go by it. */
export const defectKinds = [
  'leak',
  'hollow',
  'crack',
  'dimension',
  'appearance',
  'function',
  'missing',
  'differs',
] as const
export const DefectKind = z.enum(defectKinds)
export type DefectKind = z.infer<typeof DefectKind>

export const defectSeverities = ['slight', 'ordinary', 'severe'] as const
export const DefectSeverity = z.enum(defectSeverities)
export type DefectSeverity = z.infer<typeof DefectSeverity>

/** Units of measured values. */
export const measureUnits = ['mm', 'cm2', 'm', 'percent', 'ohm', 'megohm', 'mA', 'ms', 'MPa', 'V'] as const
export const MeasureUnit = z.enum(measureUnits)
export type MeasureUnit = z.infer<typeof MeasureUnit>
