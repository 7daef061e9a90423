import { Dialog } from '../../components/Dialog.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { texts as componentTexts } from '../../components/texts.ts'
import { type Hotkey, useActiveHotkeys } from '../hotkeys.ts'
import { useTexts } from '../i18n.ts'

/** All shortcuts that work where the person is, opened by `?`. */
export function KeyHelp({ onClose }: { onClose(): void }) {
  const t = useTexts(componentTexts)
  const hotkeys = useActiveHotkeys()
  const here = hotkeys.filter(hotkey => hotkey.everywhere !== true)
  const everywhere = hotkeys.filter(hotkey => hotkey.everywhere === true)
  return (
    <Dialog title={t('keysTitle')} onCancel={onClose} footer={null} width={560}>
      {here.length > 0 ? <KeyTable title={t('keysHere')} hotkeys={here} /> : null}
      <KeyTable title={t('keysEverywhere')} hotkeys={everywhere} />
    </Dialog>
  )
}

function KeyTable({ title, hotkeys }: { readonly title: string; readonly hotkeys: readonly Hotkey[] }) {
  return (
    <section className="key-table">
      <h3>{title}</h3>
      <dl>
        {hotkeys.map(({ keys, label }) => (
          <div key={`${keys} ${label}`}>
            <dt>
              <KeyHint keys={keys} />
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
