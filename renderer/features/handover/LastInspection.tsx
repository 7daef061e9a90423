import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import {
  conclusionWords,
  inspectionStateWords,
  purposeWords,
} from '../../../main/contract/inspection-words.ts'
import type { InspectionRow } from '../../../main/contract/inspections.ts'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { Time } from '../../components/Time.tsx'
import { useWord } from '../cases/words.ts'
import { inspectionPath } from '../inspections/paths.ts'
import { dayTexts } from './day-texts.ts'

/**
 * The walk through a home that a decision rests on: the named one, else the last one that counts.
 * Undefined while it is being looked up, null where there is none.
 */
export function useInspectionOf(
  unitId: string,
  inspectionId: string | null,
): InspectionRow | null | undefined {
  const found = useQuery(useTRPC().inspections.ofUnit.queryOptions({ unitId }))
  if (!found.data) return undefined
  const meant = inspectionId
    ? found.data.find(({ id }) => id === inspectionId)
    : found.data.find(({ state }) => state === 'open' || state === 'done')
  return meant ?? null
}

/** What that walk came to, in a line that leads to it. */
export function LastInspection({ row }: { readonly row: InspectionRow }) {
  const t = useTexts(dayTexts)
  const word = useWord()
  const { conclusion, state } = row
  const outcome =
    conclusion === null || conclusion === 'none' ? inspectionStateWords[state] : conclusionWords[conclusion]
  return (
    <p>
      <Link to={inspectionPath(row.id)}>{word(purposeWords[row.purpose])}</Link>{' '}
      <span className="desk-soft">
        {row.begunAt === null ? null : <Time at={row.begunAt} as="moment" />} · {word(outcome)} ·{' '}
        {t('inspectionFound', { count: row.defects })}
      </span>
    </p>
  )
}
