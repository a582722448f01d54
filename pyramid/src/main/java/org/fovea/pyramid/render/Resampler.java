package org.fovea.pyramid.render;

/// Scales a picture in two passes: each row as it comes, then the columns. What is kept between
/// them is as wide as the result and as high as the source.
final class Resampler {
  private static final int HALF = 1 << (Kernel.BITS - 1);

  private final Kernel columns;
  private final Kernel rows;
  private final Canvas between;

  /// @param columns of the source for those of the result
  /// @param rows of the source for those of the result
  /// @param sourceRows how many the source has
  /// @param channels of both
  Resampler(Kernel columns, Kernel rows, int sourceRows, int channels) {
    this.columns = columns;
    this.rows = rows;
    this.between = Canvas.allocate(columns.count(), sourceRows, channels);
  }

  /// Takes one row of the source.
  ///
  /// @param row its number
  /// @param from where it starts in `source`
  void putRow(int row, byte[] source, int from) {
    int channels = between.channels();
    var target = between.pixels();
    int at = between.at(0, row);
    for (int x = 0; x < between.width(); x++) {
      var weights = columns.weights(x);
      int start = from + columns.first(x) * channels;
      for (int channel = 0; channel < channels; channel++) {
        int sum = HALF;
        int sample = start + channel;
        for (int weight : weights) {
          sum += weight * (source[sample] & 0xFF);
          sample += channels;
        }
        target[at++] = (byte) (sum >> Kernel.BITS);
      }
    }
  }

  /// Returns the scaled picture, once all rows are there.
  Canvas finish() {
    int rowBytes = between.width() * between.channels();
    var result = Canvas.allocate(between.width(), rows.count(), between.channels());
    var sums = new int[rowBytes];
    for (int y = 0; y < rows.count(); y++) {
      var weights = rows.weights(y);
      java.util.Arrays.fill(sums, HALF);
      for (int i = 0; i < weights.length; i++) {
        add(between.pixels(), between.at(0, rows.first(y) + i), weights[i], sums);
      }
      int at = result.at(0, y);
      for (int i = 0; i < rowBytes; i++) {
        result.pixels()[at + i] = (byte) (sums[i] >> Kernel.BITS);
      }
    }
    return result;
  }

  private static void add(byte[] source, int from, int weight, int[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += weight * (source[from + i] & 0xFF);
    }
  }
}
