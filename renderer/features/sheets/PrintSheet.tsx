import { PrinterOutlined } from '@ant-design/icons'
import { App, Dropdown } from 'antd'
import type { SheetDetail } from '../../../main/contract/sheet-views.ts'
import { errorText } from '../../app/api.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { saveFrom } from '../../app/save-from.ts'
import { KeyHint } from '../../components/KeyHint.tsx'
import { texts } from './texts.ts'

/** The sheet on paper, or as a file to hand over by messenger; its name is the number alone. */
export function PrintSheet({ detail }: { readonly detail: SheetDetail }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const { message } = App.useApp()
  const path = `/files/sheets/${detail.id}/sheet.pdf?language=${language}`
  const name = `${detail.direction === 'out' && detail.number !== null ? detail.number : 'sheet'}.pdf`
  const save = async () => {
    try {
      await saveFrom(`${path}&save=1`, name)
    } catch (error) {
      message.error(errorText(error, language))
    }
  }
  const print = () => {
    // The browser shows a PDF with its own print button; the window saves it first.
    if (window.deskHost) save().catch(reportError)
    else window.open(path, '_blank', 'noopener')
  }
  useHotkey({ keys: 'P', label: t('keyPrint') }, print)
  return (
    <Dropdown.Button
      menu={{
        items: [{ key: 'save', label: t('savePdf') }],
        onClick: () => save().catch(reportError),
      }}
      onClick={print}
      trigger={['click']}
      className="case-print"
    >
      <PrinterOutlined /> {t('print')} <KeyHint keys="P" />
    </Dropdown.Button>
  )
}
