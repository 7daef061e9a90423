import { useWord } from '../../cases/words.ts'
import type { Building } from './elevation.ts'

/** What the colours and signs of the house mean, and how many homes have each. */
export function Legend({ building }: { readonly building: Building }) {
  const word = useWord()
  return (
    <ul className="building-legend">
      {building.measure.levels.map(level => (
        <li key={level.id}>
          <span className={`cell-swatch cell-${level.tone}`} aria-hidden="true">
            {level.mark}
          </span>
          {word(level.name)} <b className="desk-figures">{level.units}</b>
        </li>
      ))}
    </ul>
  )
}
