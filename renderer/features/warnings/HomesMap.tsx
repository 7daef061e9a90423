import { Link } from 'react-router'
import type { WarningCase } from '../../../main/contract/warnings.ts'
import { useTexts } from '../../app/i18n.ts'
import { casePath } from '../../app/paths.ts'
import { texts } from './texts.ts'

interface HomesMapProps {
  readonly homes: readonly WarningCase[]
}

/** Which homes have it, building by building and floor above floor: what lies over one another shows at a glance. */
export function HomesMap({ homes }: HomesMapProps) {
  const t = useTexts(texts)
  const standing = homes.filter(home => home.state !== 'void' && home.unitId !== null)
  const buildings = Map.groupBy(standing, home => home.buildingName ?? '—')
  return (
    <div className="homes-map">
      {Array.from(buildings, ([building, inIt]) => (
        <table key={building}>
          <caption>{building}</caption>
          <tbody>
            {floorsOf(inIt).map(([floor, there]) => (
              <tr key={floor ?? 'loose'}>
                <th scope="row">{floor === null ? t('loose') : t('floor', { floor })}</th>
                <td>
                  {there.map(home => (
                    <Link key={home.id} to={casePath(home.id)} className="homes-map-home desk-figures">
                      {home.unitNumber ?? home.number}
                    </Link>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  )
}

/** Homes by floor, the highest first, one entry for each home; those without a floor last. */
function floorsOf(homes: readonly WarningCase[]) {
  const once = [...new Map(homes.map(home => [home.unitId, home])).values()]
  const floors = Map.groupBy(once, home => home.floor)
  return [...floors].sort(([a], [b]) => (b ?? Number.NEGATIVE_INFINITY) - (a ?? Number.NEGATIVE_INFINITY))
}
