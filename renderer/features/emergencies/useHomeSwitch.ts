import { useLocation, useNavigate } from 'react-router'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { leakPaths } from '../leaks/paths.ts'
import { ordinaryToday } from './paths.ts'
import { texts } from './texts.ts'
import { useRunning } from './useCurrent.ts'

/** One key between the board of the emergency and the ordinary Today, on any page while an emergency runs. */
export function useHomeSwitch(): void {
  const t = useTexts(texts)
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const running = useRunning() ?? []
  useHotkey({ keys: 'F6', label: t('keyHome'), everywhere: true, disabled: running.length === 0 }, () => {
    const to = pathname === leakPaths.board ? ordinaryToday : leakPaths.board
    Promise.resolve(navigate(to)).catch(reportError)
  })
}
