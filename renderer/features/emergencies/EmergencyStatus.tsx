import { Link } from 'react-router'
import { emergencyKindWords } from '../../../main/contract/emergency-words.ts'
import { useTexts } from '../../app/i18n.ts'
import { useWord } from '../cases/words.ts'
import { leakPaths } from '../leaks/paths.ts'
import { LevelTag } from './LevelTag.tsx'
import { texts } from './texts.ts'
import { useRunning } from './useCurrent.ts'

/** In the status line of every page while an emergency runs; leads to its board. */
export function EmergencyStatus() {
  const t = useTexts(texts)
  const word = useWord()
  const running = useRunning() ?? []
  return running.map(({ id, kind, level, open }) => (
    <Link key={id} className="status-closing emergency-status" to={leakPaths.board} title={t('statusTitle')}>
      {level ? <LevelTag level={level} /> : <span aria-hidden="true">▲</span>}{' '}
      {word(emergencyKindWords[kind])} · {t('open', { count: open })}
    </Link>
  ))
}
