import type { WallCallbacks } from '../../../main/contract/wall.ts'
import { useTexts } from '../../app/i18n.ts'
import { texts } from './texts.ts'

const percent = (part: number, whole: number) => `${Math.floor((part / whole) * 100)}%`

/** Callbacks of the month: done over due and reached over due, always together. */
export function Callbacks({ figures }: { readonly figures: WallCallbacks }) {
  const t = useTexts(texts)
  const { due, done, reached, target } = figures
  const short = due > 0 && done * 100 < target * due
  return (
    <section className={short ? 'wall-callbacks wall-due' : 'wall-callbacks'} aria-label={t('callbacks')}>
      <h2>
        {short ? <span aria-hidden="true">◔ </span> : null}
        {t('callbacks')}
      </h2>
      {due === 0 ? (
        <p>{t('callbacksNone')}</p>
      ) : (
        <p className="desk-figures">
          <strong>{percent(done, due)}</strong> {t('callbacksDone', { done, due })} ·{' '}
          {t('target', { target })}
          <br />
          <strong>{percent(reached, due)}</strong> {t('callbacksReached', { reached, due })}
        </p>
      )}
    </section>
  )
}
