import { type EmergencyLevel, emergencyLevels } from '../../../main/contract/emergencies.ts'

/** Whether one level is above another. */
export const isGraver = (one: EmergencyLevel, other: EmergencyLevel): boolean =>
  emergencyLevels.indexOf(one) > emergencyLevels.indexOf(other)
