import { Spin } from 'antd'
import { useTexts } from '../../app/i18n.ts'
import { DoorScreen } from '../session/DoorScreen.tsx'
import { texts } from './texts.ts'

/** The standby is asked whether it took over while this computer was away; nobody is let in before. */
export function AskingScreen({ seconds }: { readonly seconds: number }) {
  const t = useTexts(texts)
  return (
    <DoorScreen title={t('askingTitle')}>
      <p role="status">{t('askingText', { seconds })}</p>
      <Spin />
    </DoorScreen>
  )
}
