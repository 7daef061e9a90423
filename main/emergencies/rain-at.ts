import { longestReading } from '../contract/emergencies.ts'

/**
 * SQL for how hard it rained at the moment that stands in a column, in millimetres an hour; null where no reading
 * speaks of it. The index goes by the end of readings.
 */
export const rainRateAt = (
  column: string,
) => `(select hundredths * 36000.0 / (to_at - from_at) from rain_reading
  where to_at > ${column} and to_at <= ${column} + ${longestReading} and from_at <= ${column} order by to_at limit 1)`
