import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type {
  BuildingProgress,
  CollectionProgress,
  CollectionRow,
} from '../../../../main/contract/collections.ts'
import { useTRPC } from '../../../app/api.ts'
import { useTexts } from '../../../app/i18n.ts'
import { ErrorState } from '../../../components/ErrorState.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { texts } from './texts.ts'

interface ProgressProps {
  readonly collection: CollectionRow
  onOpen(buildingId: string): void
}

/**
 * How far a campaign is, building by building; a building leads to its people. What is to be done comes first, where a
 * phone shows it.
 */
export function Progress({ collection, onOpen }: ProgressProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const found = useQuery(trpc.collections.progress.queryOptions({ collectionId: collection.id }))
  if (found.error && !found.data) return <ErrorState error={found.error} retry={found.refetch} />
  if (!found.data) return <Loading rows={6} />
  const buildings = found.data.filter(({ people }) => people > 0)
  const total = buildings.reduce<CollectionProgress>(sum, {
    people: 0,
    complete: 0,
    refused: 0,
    tried: 0,
    homes: 0,
  })
  return (
    <div className="collection-table">
      <table>
        <thead>
          <tr>
            {(['building', 'homes', 'rate', 'people', 'complete', 'tried', 'refused'] as const).map(
              column => (
                <th key={column} scope="col" className={column === 'building' ? undefined : 'desk-figures'}>
                  {t(column)}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {buildings.map(one => (
            <tr key={one.buildingId}>
              <td>
                <Button type="link" size="small" onClick={() => onOpen(one.buildingId)}>
                  {one.name}
                </Button>
              </td>
              <Figures of={one} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('total')}</th>
            <Figures of={total} />
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

function Figures({ of: { people, complete, refused, tried, homes } }: { readonly of: CollectionProgress }) {
  const rate = people === 0 ? '—' : `${Math.floor((complete / people) * 100)}%`
  return [homes, rate, people, complete, tried, refused].map((figure, place) => (
    // Columns have no names of their own here, only places that never change.
    <td key={`column-${place}`} className="desk-figures">
      {figure}
    </td>
  ))
}

const sum = (one: CollectionProgress, other: BuildingProgress): CollectionProgress => ({
  people: one.people + other.people,
  complete: one.complete + other.complete,
  refused: one.refused + other.refused,
  tried: one.tried + other.tried,
  homes: one.homes + other.homes,
})
