import { Alert } from 'antd'
import { useEffect, useState } from 'react'
import { z } from 'zod'
import { useTexts } from '../../app/i18n.ts'
import type { Device } from '../../offline/device.ts'
import { texts } from './texts.ts'
import { useOutbox } from './useOffline.ts'

const Named = z.object({ name: z.string().nullable() })

/** What other people recorded here waits for them; nobody else sees what it is. */
export function OthersWait({ device }: { readonly device: Device }) {
  const t = useTexts(texts)
  const { others } = useOutbox(device)
  const { store } = device
  const [names, setNames] = useState<Readonly<Record<string, string | null>>>({})
  useEffect(() => {
    for (const staffId of others.keys()) {
      store.kept(staffId, 'visitor').then(
        found => setNames(all => ({ ...all, [staffId]: Named.safeParse(found).data?.name ?? null })),
        // Without a name it is "a colleague".
        () => undefined,
      )
    }
  }, [store, others])
  return [...others].map(([staffId, count]) => (
    <Alert
      key={staffId}
      type="info"
      showIcon
      className="tablet-note"
      title={t('othersWait', { name: names[staffId] ?? t('somebody'), count })}
    />
  ))
}
