import type { ReadDatabase } from '../database/read.ts'

/** Names of unit types as homes carry them, with how many homes do; merged homes are not counted. */
export const typeNamesOfHomes = (read: ReadDatabase): { readonly name: string; readonly units: number }[] =>
  read.all<{ name: string; units: number }>(
    `select unit_type as name, count(*) as units from unit
     where merged_into is null and unit_type is not null and unit_type<>'' group by unit_type order by unit_type`,
  )
