import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { Link } from 'react-router'
import { z } from 'zod'
import { defectKindWords, roomKindWords } from '../../../main/contract/inspection-words.ts'
import { DefectKind, defectKinds, RoomKind } from '../../../main/contract/inspection.ts'
import {
  type DefectFigure,
  type FigureDimension,
  figureDimensions,
} from '../../../main/contract/rectification.ts'
import { Id } from '../../../main/contract/values.ts'
import { useAddress } from '../../app/address.ts'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import { useWord } from '../cases/words.ts'
import { useBuildings } from '../owners/list/BuildingFilter.tsx'
import { figureTexts } from './figure-texts.ts'
import { HeatPart } from './HeatPart.tsx'
import { InspectionTabs } from './InspectionTabs.tsx'
import { defectsPath } from './paths.ts'
import { texts } from './texts.ts'
import { useChecklistWords } from './words.tsx'

const Address = z.object({
  building: Id.optional(),
  kind: DefectKind.optional(),
  type: Id.optional(),
  only: z.literal('pending').optional(),
})

/** How many defects there are of what, and where in homes they lie. */
export function FiguresPage() {
  const t = useTexts(texts)
  const f = useTexts(figureTexts)
  const word = useWord()
  const buildings = useBuildings()
  const [{ building, kind, type, only }, change] = useAddress(Address)
  const filter = {
    ...(building === undefined ? {} : { buildingId: building }),
    ...(kind === undefined ? {} : { kind }),
  }
  const found = useQuery(useTRPC().defects.figures.queryOptions(filter))
  return (
    <Page
      title={t('figures')}
      aside={
        <>
          <InspectionTabs />
          <div className="defect-filters">
            <Select
              aria-label={t('building')}
              className="defect-filter"
              allowClear
              placeholder={t('building')}
              showSearch={{ optionFilterProp: 'label' }}
              popupMatchSelectWidth={false}
              value={building ?? null}
              options={buildings}
              onChange={chosen => change({ building: chosen ?? '' })}
            />
            <Select
              aria-label={t('kind')}
              className="defect-filter"
              allowClear
              placeholder={t('kind')}
              value={kind ?? null}
              options={defectKinds.map(one => ({ value: one, label: word(defectKindWords[one]) }))}
              onChange={chosen => change({ kind: chosen ?? '' })}
            />
          </div>
        </>
      }
    >
      {found.error && !found.data ? <ErrorState error={found.error} retry={found.refetch} /> : null}
      {found.isPending ? <Loading rows={8} /> : null}
      {found.data?.total.found === 0 ? <EmptyState text={f('empty')} /> : null}
      {found.data && found.data.total.found > 0 ? (
        <div className="figure-tables">
          {figureDimensions.map(dimension => (
            <FigureTable
              key={dimension}
              dimension={dimension}
              rows={found.data[dimension]}
              total={found.data.total}
              filter={filter}
            />
          ))}
        </div>
      ) : null}
      <HeatPart
        typeId={type}
        kind={kind}
        pending={only === 'pending'}
        onType={id => change({ type: id })}
        onPending={on => change({ only: on ? 'pending' : '' })}
      />
    </Page>
  )
}

interface FigureTableProps {
  readonly dimension: FigureDimension
  readonly rows: readonly DefectFigure[]
  readonly total: DefectFigure
  readonly filter: Readonly<Record<string, string>>
}

const columns = ['found', 'pending', 'late', 'accepted', 'sentBack'] as const
/** How many rows of one table stand on the page: those with most. */
const mostShown = 12

/** Figures by one thing, the most first; each leads to its defects where the list can be narrowed to it. */
function FigureTable({ dimension, rows, total, filter }: FigureTableProps) {
  const f = useTexts(figureTexts)
  const nameOf = useFigureName(dimension)
  return (
    <table className="figure-table">
      <thead>
        <tr>
          <th>{f(`by.${dimension}`)}</th>
          {columns.map(column => (
            <th key={column} className="desk-figures">
              {f(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.slice(0, mostShown).map(row => {
          const narrowed = linkOf(dimension, row.id)
          return (
            <tr key={row.id}>
              <td>
                {narrowed === undefined ? (
                  nameOf(row)
                ) : (
                  <Link to={defectsPath({ ...filter, ...narrowed, state: 'any' })}>{nameOf(row)}</Link>
                )}
                <span
                  className="figure-bar"
                  aria-hidden="true"
                  style={{ width: `${(row.found / total.found) * 100}%` }}
                />
              </td>
              {columns.map(column => (
                <td
                  key={column}
                  className={column === 'late' && row.late > 0 ? 'desk-figures figure-late' : 'desk-figures'}
                >
                  {row[column]}
                </td>
              ))}
            </tr>
          )
        })}
      </tbody>
      <tfoot>
        <tr>
          <td>{f('total')}</td>
          {columns.map(column => (
            <td key={column} className="desk-figures">
              {total[column]}
            </td>
          ))}
        </tr>
      </tfoot>
    </table>
  )
}

function useFigureName(dimension: FigureDimension): (row: DefectFigure) => string {
  const f = useTexts(figureTexts)
  const word = useWord()
  const { itemName } = useChecklistWords()
  return ({ id, name }) => {
    if (id === '') return f('none')
    if (dimension === 'item') return itemName(id)
    if (dimension === 'room') return word(roomKindWords[RoomKind.parse(id)])
    if (dimension === 'kind') return word(defectKindWords[DefectKind.parse(id)])
    return name ?? f('none')
  }
}

/** How the list of defects is narrowed to a figure; undefined where it cannot be. */
function linkOf(dimension: FigureDimension, id: string): Readonly<Record<string, string>> | undefined {
  if (dimension === 'party')
    return id === '' ? { party: 'none' } : id.startsWith('=') ? undefined : { party: id }
  if (id === '') return undefined
  if (dimension === 'building') return { buildingId: id }
  if (dimension === 'type') return { typeId: id }
  if (dimension === 'room') return { roomKind: id }
  if (dimension === 'kind') return { kind: id }
  return undefined
}
