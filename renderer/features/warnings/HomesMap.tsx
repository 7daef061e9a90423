import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { WarningCase } from '../../../main/contract/warnings.ts'
import { ofOneThing, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { casePath, unitPath } from '../../app/paths.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { type Building, elevationOf, type GridUnit } from '../owners/estate/elevation.ts'
import { texts } from './texts.ts'

/** Most buildings drawn; the cases of all of them stand in the list below. */
const mostBuildings = 6

/** Every home of the buildings it is about, as one sees the house, with those that have it marked. */
export function HomesMap({ homes }: { readonly homes: readonly WarningCase[] }) {
  const t = useTexts(texts)
  const standing = homes.filter(home => home.state !== 'void' && home.unitId !== null)
  const buildings = [...Map.groupBy(standing, home => home.buildingId)].sort(
    ([, one], [, other]) => other.length - one.length,
  )
  return (
    <div className="homes-map">
      <p className="desk-soft">
        <span className="homes-map-home homes-map-has" aria-hidden="true">
          ●
        </span>{' '}
        {t('mapHas')}
      </p>
      {buildings
        .slice(0, mostBuildings)
        .map(([buildingId, inIt], index) =>
          buildingId === null ? null : (
            <BuildingMap key={buildingId} buildingId={buildingId} homes={inIt} open={index === 0} />
          ),
        )}
      {buildings.length > mostBuildings ? (
        <p className="desk-soft">{t('mapMore', { count: buildings.length - mostBuildings })}</p>
      ) : null}
    </div>
  )
}

interface BuildingMapProps {
  readonly buildingId: string
  readonly homes: readonly WarningCase[]
  readonly open: boolean
}

/** The house with the most homes stands open, the others unfold. */
function BuildingMap({ buildingId, homes, open }: BuildingMapProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const found = useQuery(trpc.estate.building.queryOptions({ buildingId }, ofOneThing))
  if (found.error && !found.data) return <ErrorNote error={found.error} retry={found.refetch} />
  if (!found.data) return <Loading rows={open ? 8 : 1} rowHeight={26} />
  const { name, units } = found.data
  const count = new Set(homes.map(home => home.unitId)).size
  return (
    <details className="homes-map-house" open={open}>
      <summary>
        <strong>{name}</strong>{' '}
        <span className="desk-soft desk-figures">{t('mapOf', { count, all: units.length })}</span>
      </summary>
      <House building={found.data} homes={homes} label={t('map')} />
    </details>
  )
}

interface HouseProps {
  readonly building: Building
  readonly homes: readonly WarningCase[]
  readonly label: string
}

function House({ building, homes, label }: HouseProps) {
  const t = useTexts(texts)
  const { blocks, floors, loose } = elevationOf(building)
  // The newest case of a home speaks for it.
  const cases = new Map(homes.map(home => [home.unitId, home]))
  return (
    <>
      <table aria-label={`${label} ${building.name}`}>
        {blocks.some(block => block.name !== null) ? (
          <thead>
            <tr>
              <td />
              {blocks.map(block => (
                <th key={block.entranceId ?? 'house'} scope="colgroup" colSpan={block.columns}>
                  {block.name}
                </th>
              ))}
            </tr>
          </thead>
        ) : null}
        <tbody>
          {floors.map(({ floor, cells }) => (
            <tr key={floor}>
              <th scope="row" className="desk-figures">
                {t('floor', { floor })}
              </th>
              {cells.map((row, block) =>
                row.map((unit, column) => (
                  <td
                    key={`${blocks[block]?.entranceId ?? 'house'}/${column}`}
                    className={block > 0 && column === 0 ? 'homes-map-next' : undefined}
                  >
                    {unit ? <Home unit={unit} has={cases.get(unit.unitId)} /> : null}
                  </td>
                )),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {loose.some(unit => cases.has(unit.unitId)) ? (
        <p>
          {t('loose')}{' '}
          {loose
            .filter(unit => cases.has(unit.unitId))
            .map(unit => (
              <Home key={unit.unitId} unit={unit} has={cases.get(unit.unitId)} whole />
            ))}
        </p>
      ) : null}
    </>
  )
}

interface HomeProps {
  readonly unit: GridUnit
  /** Its case in the warning. */
  readonly has: WarningCase | undefined
  /** Shows the whole number, where the place does not say it. */
  readonly whole?: boolean
}

function Home({ unit, has, whole = false }: HomeProps) {
  const t = useTexts(texts)
  const said = whole || unit.room === '' ? unit.number : unit.room
  return has ? (
    <Link
      to={casePath(has.id)}
      className="homes-map-home homes-map-has desk-figures"
      title={`${unit.number} · ${has.number}`}
      aria-label={t('mapHome', { home: unit.number, number: has.number })}
    >
      ● {said}
    </Link>
  ) : (
    <Link to={unitPath(unit.unitId)} className="homes-map-home desk-figures" title={unit.number}>
      {said}
    </Link>
  )
}
