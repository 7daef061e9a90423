import { columnLetters } from './parts.ts'
import { xmlText } from './text.ts'

/** A chart of a sheet's own cells, which follows when they are edited. Columns count from 0. */
export type SheetChart = {
  kind: 'bars' | 'columns-and-line'
  title: string
  /** Names along the axis. */
  label: number
  bars: readonly number[]
  line?: number | undefined
  /** Rows that are drawn, from the first on. */
  rows: number
}

type Drawn = { sheet: string; headers: readonly string[]; columns: number; chart: SheetChart }

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const drawing = 'http://schemas.openxmlformats.org/drawingml/2006'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const colours = ['1F5F99', 'A9B8C6', '9CC7EE'] as const
const axes = { names: 1001, values: 1002, hidden: 1003, right: 1004 } as const

const fill = (colour: string) => `<c:spPr><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill></c:spPr>`
const plainTitle = (text: string) =>
  `<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1200" b="1"/></a:pPr><a:r><a:rPr lang="zh-CN" sz="1200" b="1"/><a:t>${xmlText(text)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`

function series(
  { sheet, headers, chart }: Drawn,
  column: number,
  index: number,
  look: string,
  behind: string,
): string {
  const quoted = `'${xmlText(sheet).replaceAll("'", "''")}'`
  const range = (at: number) =>
    `${quoted}!$${columnLetters(at + 1)}$2:$${columnLetters(at + 1)}$${chart.rows + 1}`
  return `<c:ser><c:idx val="${index}"/><c:order val="${index}"/><c:tx><c:strRef><c:f>${quoted}!$${columnLetters(column + 1)}$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>${xmlText(headers[column] ?? '')}</c:v></c:pt></c:strCache></c:strRef></c:tx>${look}<c:cat><c:strRef><c:f>${range(chart.label)}</c:f></c:strRef></c:cat><c:val><c:numRef><c:f>${range(column)}</c:f></c:numRef></c:val>${behind}</c:ser>`
}

const axisEnd = '<c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
const grid = `<c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="E4E7EA"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>`
const numbers = '<c:numFmt formatCode="General" sourceLinked="0"/>'

/** The part of a chart. Elements stand in the order that the schema wants. */
function chartXml(drawn: Drawn): string {
  const { chart } = drawn
  const across = chart.kind === 'bars'
  const bars = chart.bars
    .map((column, index) =>
      series(
        drawn,
        column,
        index,
        `${fill(across ? (colours[index] ?? '1F5F99') : '9CC7EE')}<c:invertIfNegative val="0"/>`,
        '',
      ),
    )
    .join('')
  const line =
    chart.line === undefined
      ? ''
      : `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series(
          drawn,
          chart.line,
          chart.bars.length,
          '<c:spPr><a:ln w="25400"><a:solidFill><a:srgbClr val="B42318"/></a:solidFill></a:ln></c:spPr><c:marker><c:symbol val="none"/></c:marker>',
          '<c:smooth val="0"/>',
        )}<c:marker val="1"/><c:axId val="${axes.hidden}"/><c:axId val="${axes.right}"/></c:lineChart>`
  const rightAxes =
    line === ''
      ? ''
      : `<c:catAx><c:axId val="${axes.hidden}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="1"/><c:axPos val="b"/>${axisEnd}<c:crossAx val="${axes.right}"/><c:crosses val="autoZero"/></c:catAx><c:valAx><c:axId val="${axes.right}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="r"/>${numbers}${axisEnd}<c:crossAx val="${axes.hidden}"/><c:crosses val="max"/><c:crossBetween val="between"/></c:valAx>`
  return `${head}<c:chartSpace xmlns:c="${drawing}/chart" xmlns:a="${drawing}/main" xmlns:r="${office}"><c:roundedCorners val="0"/><c:chart>${plainTitle(chart.title)}<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/><c:barChart><c:barDir val="${across ? 'bar' : 'col'}"/><c:grouping val="clustered"/><c:varyColors val="0"/>${bars}<c:gapWidth val="${across ? 60 : 20}"/><c:axId val="${axes.names}"/><c:axId val="${axes.values}"/></c:barChart>${line}<c:catAx><c:axId val="${axes.names}"/><c:scaling><c:orientation val="${across ? 'maxMin' : 'minMax'}"/></c:scaling><c:delete val="0"/><c:axPos val="${across ? 'l' : 'b'}"/>${numbers}${axisEnd}<c:crossAx val="${axes.values}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx><c:valAx><c:axId val="${axes.values}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="${across ? 't' : 'l'}"/>${grid}${numbers}${axisEnd}<c:crossAx val="${axes.names}"/><c:crosses val="${across ? 'max' : 'autoZero'}"/><c:crossBetween val="between"/></c:valAx>${rightAxes}</c:plotArea>${chart.bars.length > 1 || line !== '' ? '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>' : ''}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>`
}

/** The parts that a sheet with a chart needs besides, by their place in the archive. `number` counts charts from 1. */
export function chartParts(drawn: Drawn & { sheetNumber: number }, number: number): [string, string][] {
  const { columns, chart, sheetNumber } = drawn
  const from = columns + 1
  const high = chart.kind === 'bars' ? Math.min(44, 8 + chart.rows * (1 + chart.bars.length)) : 20
  const relation = (type: string, target: string) =>
    `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/${type}" Target="${target}"/></Relationships>`
  const frame = `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="${xmlText(chart.title)}" descr="${xmlText(chart.title)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="${drawing}/chart"><c:chart xmlns:c="${drawing}/chart" r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame>`
  return [
    [
      `xl/worksheets/_rels/sheet${sheetNumber}.xml.rels`,
      relation('drawing', `../drawings/drawing${number}.xml`),
    ],
    [
      `xl/drawings/drawing${number}.xml`,
      `${head}<xdr:wsDr xmlns:xdr="${drawing}/spreadsheetDrawing" xmlns:a="${drawing}/main" xmlns:r="${office}"><xdr:twoCellAnchor><xdr:from><xdr:col>${from}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>${from + 10}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${high}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>${frame}<xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>`,
    ],
    [`xl/drawings/_rels/drawing${number}.xml.rels`, relation('chart', `../charts/chart${number}.xml`)],
    [`xl/charts/chart${number}.xml`, chartXml(drawn)],
  ]
}

/** What the list of content types says of charts. */
export const chartTypes = (charts: number): string =>
  Array.from(
    { length: charts },
    (_, index) =>
      `<Override PartName="/xl/drawings/drawing${index + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/><Override PartName="/xl/charts/chart${index + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/>`,
  ).join('')
