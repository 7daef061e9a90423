import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'antd'
import { type Outputs, useTRPC } from '../../app/api.ts'
import { formatMoment } from '../../app/format.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { LaterPart } from './LaterPart.tsx'
import './standby.css'
import { texts } from './texts.ts'

/** Data of this computer that were set aside when it became a standby: what the other one lacks of them. */
export function SetAsidePart() {
  const trpc = useTRPC()
  const aside = useQuery(trpc.standby.setAside.queryOptions(undefined, { meta: { live: false } }))
  if (aside.error && !aside.data) return <ErrorNote error={aside.error} />
  return aside.data?.map(each => <OneSetAside key={each.id} aside={each} />)
}

function OneSetAside({ aside }: { readonly aside: Outputs['standby']['setAside'][number] }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const [open, setOpen] = useState(false)
  const { id, at, takenOverAt, later } = aside
  return (
    <section className="standby-part">
      <h2 className="restore-heading desk-screen-only">{t('asideTitle')}</h2>
      <p className="desk-screen-only">
        {t('asideText', {
          at: formatMoment(at, language),
          taken: formatMoment(takenOverAt, language),
          count: later,
        })}
      </p>
      {open ? (
        <LaterPart setAside={id} lists={later > 0} />
      ) : (
        <Button onClick={() => setOpen(true)}>{t(later > 0 ? 'asideOpen' : 'asideOpenEmpty')}</Button>
      )}
    </section>
  )
}
