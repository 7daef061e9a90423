import { useMutation } from '@tanstack/react-query'
import type { UnitFilter } from '../../../../main/contract/estate.ts'
import type { PersonFilter } from '../../../../main/contract/people.ts'
import { useTRPC } from '../../../app/api.ts'
import { useTexts } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import { ExportMenu } from '../../../components/export/ExportMenu.tsx'
import { texts } from './texts.ts'

interface AsSeen<Filter> {
  readonly filter: Filter
  /** What is typed into the search field. */
  readonly text: string
  /** Filter and search in words, for the head of a printed list. */
  readonly filterWords: string[]
}

/** The list of units as a file, for whom may export. */
export function ExportUnits(seen: AsSeen<UnitFilter>) {
  const t = useTexts(texts)
  const may = useMay()
  const trpc = useTRPC()
  const start = useMutation(trpc.reports.unitList.mutationOptions())
  if (!may('export.run')) return null
  return (
    <ExportMenu
      start={(format, language) => start.mutateAsync({ ...seen, format, language, title: t('units') })}
    />
  )
}

/** The list of people as a file, for whom may export; phones stay masked. */
export function ExportPeople(seen: AsSeen<PersonFilter>) {
  const t = useTexts(texts)
  const may = useMay()
  const trpc = useTRPC()
  const start = useMutation(trpc.reports.peopleList.mutationOptions())
  if (!may('export.run')) return null
  return (
    <ExportMenu
      start={(format, language) => start.mutateAsync({ ...seen, format, language, title: t('people') })}
    />
  )
}
