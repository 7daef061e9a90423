import type { TakenOverBy } from '../../../main/contract/standby.ts'
import { useTexts } from '../../app/i18n.ts'
import { texts } from './texts.ts'

/** Where to work now: the computer that took over, by the name it has and the addresses it said. */
export function Whereto({ by: { name, hosts } }: { readonly by: TakenOverBy }) {
  const t = useTexts(texts)
  return (
    <>
      <p>{name === null ? t('whereto') : t('wheretoNamed', { name })}</p>
      {hosts.length === 0 ? (
        <p>{t('wheretoOff')}</p>
      ) : (
        <ul className="standby-steps">
          {hosts.map(host => (
            <li key={host}>
              <a href={`https://${host}/`}>{`https://${host}/`}</a>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
