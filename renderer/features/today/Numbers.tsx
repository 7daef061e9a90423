import { Link } from 'react-router'
import { countText } from '../../components/count-text.ts'
import type { TodayNumber } from '../../../main/contract/today.ts'
import { useTexts } from '../../app/i18n.ts'
import { texts } from './texts.ts'
import { targetPath } from './target.ts'

interface NumbersProps {
  readonly numbers: readonly TodayNumber[]
  /** As links below a list: what is not shown of it. */
  readonly asMore?: boolean
}

/** Numbers that open the lists they count. */
export function Numbers({ numbers, asMore = false }: NumbersProps) {
  const t = useTexts(texts)
  if (asMore) {
    return (
      <p className="today-more">
        {numbers.map(({ source, total, target }) => (
          <Link key={source} to={targetPath(target)}>
            {t(`number.${source}`)} <strong className="desk-figures">{countText(total)}</strong>
          </Link>
        ))}
      </p>
    )
  }
  return (
    <nav className="today-numbers" aria-label={t('lists')}>
      {numbers.map(({ source, group, total, target }) => (
        <Link
          key={source}
          to={targetPath(target)}
          className={group === 'now' && total.count > 0 ? 'today-number today-number-now' : 'today-number'}
        >
          <strong className="desk-figures">{countText(total)}</strong>
          <span>{t(`number.${source}`)}</span>
        </Link>
      ))}
    </nav>
  )
}
