import { useQueries } from '@tanstack/react-query'
import { homesOfPart } from '../../../../main/contract/estate.ts'
import { ofOneThing, type Outputs, useTRPC } from '../../../app/api.ts'

/** Who is in one home. */
export type ResidentsOfHome = Outputs['estate']['residents'][number]

/** Who is in which home, by unit; homes without anybody are not among them. */
export type Residents = ReadonlyMap<string, ResidentsOfHome>

interface ResidentsFound {
  /** Undefined until those of the whole house are known: half a house would look as if the rest stood empty. */
  readonly residents: Residents | undefined
  readonly error: unknown
  refetch(): void
}

/** Who lives in a building of so many homes, asked for in parts behind the house itself. */
export function useResidents(buildingId: string, homes: number): ResidentsFound {
  const trpc = useTRPC()
  return useQueries({
    queries: Array.from({ length: Math.ceil(homes / homesOfPart) }, (_, part) => ({
      ...trpc.estate.residents.queryOptions({ buildingId, part }),
      ...ofOneThing,
    })),
    combine: together,
  })
}

/** What of an asked part counts here. */
interface Part {
  readonly data: readonly ResidentsOfHome[] | undefined
  readonly error: unknown
  refetch(): unknown
}

function together(parts: readonly Part[]): ResidentsFound {
  const known = parts.flatMap(part => (part.data ? [part.data] : []))
  return {
    residents:
      known.length === parts.length ? new Map(known.flat().map(home => [home.unitId, home])) : undefined,
    error: parts.find(part => part.error)?.error,
    refetch() {
      for (const part of parts) if (part.error) part.refetch()
    },
  }
}
