import { useMutation } from '@tanstack/react-query'
import { type PackPart, packParts, personalParts } from '../../../main/contract/leak-pack.ts'
import { newId, useTRPC } from '../../app/api.ts'
import { useMay } from '../../app/session.ts'
import { FileMenu } from '../../components/export/ExportMenu.tsx'

interface PrintPackProps {
  readonly parts: readonly PackPart[]
  readonly label: string
  /** New forms go along, so many; where left out, blank ones of the pack. */
  readonly count?: number
  readonly packId?: string
  readonly buildingIds?: readonly string[]
  readonly keys?: string
  onMade?(): void
}

/** Parts somebody may take along: those with full numbers need the permission to see them. */
export function usePackParts(): readonly PackPart[] {
  const may = useMay()
  return may('person.unmask') ? packParts : packParts.filter(part => !personalParts.includes(part))
}

/** A storm pack, or parts of it, as one PDF; taking it along stands on the audit trail. */
export function PrintPack({ parts, label, count, packId, buildingIds, keys, onMade }: PrintPackProps) {
  const may = useMay()
  const trpc = useTRPC()
  const allowed = usePackParts()
  const start = useMutation(trpc.reports.stormPack.mutationOptions())
  const taken = parts.filter(part => allowed.includes(part))
  if (!may('leak.work') || taken.length === 0) return null
  return (
    <FileMenu
      formats={['pdf']}
      paper={label}
      {...(keys === undefined ? {} : { keys })}
      {...(onMade === undefined ? {} : { onMade })}
      start={(_, language) =>
        start.mutateAsync({
          packId: packId ?? newId(),
          parts: taken,
          ...(count === undefined ? {} : { count }),
          buildingIds: [...(buildingIds ?? [])],
          language,
        })
      }
    />
  )
}
