package org.fovea.pyramid.scale;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.fovea.pyramid.source.MeasuredRange;
import org.fovea.pyramid.source.SampleSource;
import org.fovea.pyramid.source.SampleType;

/// Counts all numbers of a [SampleSource] that it is given row by row. Exact for types of up to 16
/// bits, as [Histogram] says for others. Used by one thread.
final class RangeMeasure implements SampleSource.RowSink {
  private final SampleSource source;
  private final SampleType type;
  private final int width;
  private final int channels; // opacity included
  private final int colours;
  private final long[][] codes; // per channel, by the bits of the number; empty for wide types
  private final List<Histogram> histograms = new ArrayList<>();
  private final List<MarkerCounts> markers = new ArrayList<>();

  RangeMeasure(SampleSource source) {
    var header = source.header();
    this.source = source;
    this.type = source.type();
    this.width = Math.toIntExact(header.width());
    this.channels = header.pixels().channels();
    this.colours = header.pixels().opaque().channels();
    this.codes = new long[type.bytes() > 2 ? 0 : colours][type.bytes() == 1 ? 1 << 8 : 1 << 16];
    for (int channel = 0; channel < colours; channel++) {
      histograms.add(new Histogram());
      markers.add(new MarkerCounts(type));
    }
  }

  @Override
  public void accept(MemorySegment row) {
    boolean alpha = channels > colours;
    for (int x = 0, at = 0; x < width; x++, at += channels) {
      if (alpha && type.get(row, at + colours) == 0) {
        continue; // nobody sees it
      }
      for (int channel = 0; channel < colours; channel++) {
        switch (type.bytes()) {
          case 1 -> codes[channel][row.get(ValueLayout.JAVA_BYTE, at + channel) & 0xFF]++;
          case 2 ->
              codes[channel][
                  row.get(ValueLayout.JAVA_SHORT_UNALIGNED, 2L * (at + channel)) & 0xFFFF]++;
          default -> count(channel, type.get(row, at + channel), 1);
        }
      }
    }
  }

  /// Returns what was found. Nothing can be counted afterwards.
  MeasuredRange finish() {
    countCodes();
    settleMarkers();
    var figures = histograms.stream().map(Histogram::figures).toList();
    return RangeChoice.choose(source, figures, colours == 1 ? figures.getFirst() : together());
  }

  private void count(int channel, double value, long times) {
    if (Double.isFinite(value) && !markers.get(channel).take(value, times)) {
      histograms.get(channel).add(value, times);
    }
  }

  private void countCodes() {
    for (int channel = 0; channel < codes.length; channel++) {
      for (int code = 0; code < codes[channel].length; code++) {
        if (codes[channel][code] > 0) {
          count(channel, type.number(code), codes[channel][code]);
        }
      }
    }
  }

  /// Counts what might have been a marker and is none.
  private void settleMarkers() {
    var rest = new Histogram();
    var taken = new MarkerCounts(type);
    for (int channel = 0; channel < colours; channel++) {
      rest.add(histograms.get(channel));
      taken.add(markers.get(channel));
    }
    for (int channel = 0; channel < colours; channel++) {
      markers.get(channel).giveBack(taken.numbers(rest), histograms.get(channel));
    }
  }

  private MeasuredRange.Figures together() {
    var all = new Histogram();
    histograms.forEach(all::add);
    return all.figures();
  }
}
