import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'

export interface Plot {
  destroy(): void
}

/** Draws into the element, in the colours of the tokens. Loaded only where a chart is shown. */
export function plotLines(
  element: HTMLElement,
  labels: readonly string[],
  lines: readonly { readonly label: string; readonly values: readonly (number | null)[] }[],
): Plot {
  const style = getComputedStyle(element)
  const colour = (name: string) => style.getPropertyValue(name).trim()
  const colours = ['--accent', '--due', '--danger', '--ok'].map(colour)
  const axis = { stroke: colour('--soft'), grid: { stroke: colour('--line') }, font: '14px Noto Sans' }
  return new uPlot(
    {
      width: element.clientWidth,
      height: 240,
      legend: { show: false },
      // Counts begin at nought, or a small change would look like a great one.
      scales: { x: { time: false }, y: { range: (_, __, most) => [0, Math.max(1, most * 1.1)] } },
      axes: [
        { ...axis, values: (_, ticks) => ticks.map(tick => labels[tick] ?? ''), incrs: [1, 2, 3, 6, 12] },
        axis,
      ],
      series: [
        {},
        ...lines.map(({ label }, index) => ({
          label,
          stroke: colours[index % colours.length] ?? 'black',
          width: 2,
          ...(index > 0 ? { dash: [6, 3 * index] } : {}),
        })),
      ],
    },
    [labels.map((_, index) => index), ...lines.map(line => [...line.values])],
    element,
  )
}
