import type { PresentPerson } from '../../../main/contract/presence.ts'
import { useTexts } from '../../app/i18n.ts'
import './presence.css'
import { texts } from './texts.ts'

/** Beside the title: who else has this open, and who is writing. Empty where nobody is. */
export function PresenceNote({ others }: { readonly others: readonly PresentPerson[] }) {
  const t = useTexts(texts)
  const colleagues = others.filter(person => !person.own)
  const names = (writing: boolean) =>
    colleagues
      .filter(person => person.writing === writing)
      .map(person => person.name ?? t('somebody'))
      .join(t('and'))
  const own = others.find(person => person.own)
  const writing = names(true)
  const here = names(false)
  return (
    <span className="presence desk-screen-only" aria-live="polite">
      {writing === '' ? null : <span className="presence-writes">{t('writes', { names: writing })}</span>}
      {here === '' ? null : <span>{t('here', { names: here })}</span>}
      {own ? <span>{t(own.writing ? 'ownWrites' : 'ownHere')}</span> : null}
    </span>
  )
}
