import { useMutation } from '@tanstack/react-query'
import type { CollectionRow } from '../../../../main/contract/collections.ts'
import { useTRPC } from '../../../app/api.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import { ExportMenu } from '../../../components/export/ExportMenu.tsx'
import { useBuildings } from '../list/BuildingFilter.tsx'
import { wantedWords } from './missing.ts'
import { texts } from './texts.ts'

interface TakeCollectionProps {
  readonly collection: CollectionRow
  /** The building whose people are shown; undefined while all buildings are. */
  readonly buildingId: string | undefined
}

/** A campaign on paper: the list as it is seen, and the sheet for those who go from door to door. */
export function TakeCollection({ collection, buildingId }: TakeCollectionProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const trpc = useTRPC()
  const may = useMay()
  const buildings = useBuildings()
  const list = useMutation(trpc.reports.collectionList.mutationOptions())
  const sheet = useMutation(trpc.reports.doorSheet.mutationOptions())
  const { id: collectionId, title, until } = collection
  const where = buildingId === undefined ? {} : { buildingId }
  const filterWords = [
    buildings.find(({ value }) => value === buildingId)?.label,
    t('wanted', { what: wantedWords(collection.wants, language) }),
    `${t('until')} ${until}`,
  ].flatMap(words => words ?? [])
  return (
    <>
      {may('export.run') ? (
        <ExportMenu
          start={(format, spoken) =>
            list.mutateAsync({
              collectionId,
              ...where,
              format,
              language: spoken,
              title: title.slice(0, 100),
              filterWords,
            })
          }
        />
      ) : null}
      {may('person.edit') ? (
        <ExportMenu
          formats={['pdf']}
          paper={t('doorSheet')}
          start={(_, spoken) => sheet.mutateAsync({ collectionId, ...where, language: spoken })}
        />
      ) : null}
    </>
  )
}
