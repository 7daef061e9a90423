import type { SiteCard } from '../../../main/contract/site.ts'
import { useTexts } from '../../app/i18n.ts'
import { texts } from './texts.ts'

/** The head of a printed sheet as the card makes it: always black on white, as paper is. */
export function Letterhead({ card }: { readonly card: SiteCard }) {
  const t = useTexts(texts)
  const { name, address, postcode, hotlines = [], hours } = card
  const where = [address, postcode].filter(part => part !== undefined).join('  ')
  const how = [hotlines.length > 0 ? `${t('tel')} ${hotlines.join(' / ')}` : '', hours ?? '']
    .filter(part => part !== '')
    .join('  ')
  return (
    <figure className="letterhead">
      <figcaption>{t('preview')}</figcaption>
      <div className="letterhead-paper">
        <p className="letterhead-name">{name || '—'}</p>
        {where === '' ? null : <p>{where}</p>}
        {how === '' ? null : <p>{how}</p>}
        <hr />
        <p className="letterhead-title">{t('sheet')}</p>
        <div className="letterhead-lines" aria-hidden="true">
          <i />
          <i />
          <i />
        </div>
      </div>
    </figure>
  )
}
