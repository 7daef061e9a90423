import { PrinterOutlined } from '@ant-design/icons'
import { App, Dropdown } from 'antd'
import type { CaseDetail } from '../../../../main/contract/case-views.ts'
import { errorText } from '../../../app/api.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import { KeyHint } from '../../../components/KeyHint.tsx'
import { saveFrom } from '../../../app/save-from.ts'
import { texts } from '../texts.ts'

/** The case sheet on paper: the page that prints at once, or the PDF that is the same on every host. */
export function PrintMenu({ detail, onPrint }: { readonly detail: CaseDetail; onPrint(): void }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const may = useMay()
  const { message } = App.useApp()
  const pdf = async (full: boolean) => {
    try {
      // With the whole number it is a look at it, which the desk records.
      const path = `/files/cases/${detail.id}/sheet.pdf?language=${language}${full ? '&phone=full' : ''}`
      await saveFrom(path, `${detail.number}.pdf`)
    } catch (error) {
      message.error(errorText(error, language))
    }
  }
  const items = [
    { key: 'pdf', label: t('pdf') },
    ...(detail.callerPhone !== null && may('person.unmask') ? [{ key: 'full', label: t('pdfFull') }] : []),
  ]
  return (
    <Dropdown.Button
      menu={{ items, onClick: ({ key }) => pdf(key === 'full').catch(reportError) }}
      onClick={onPrint}
      trigger={['click']}
      className="case-print"
    >
      <PrinterOutlined /> {t('print')} <KeyHint keys="P" />
    </Dropdown.Button>
  )
}
