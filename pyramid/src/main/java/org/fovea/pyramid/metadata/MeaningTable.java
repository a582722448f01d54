package org.fovea.pyramid.metadata;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The one table of what metadata means, for reading and for stripping. What is not in it is
/// [Meaning#UNKNOWN], and so personal; what is in it as shared must also look the part.
public final class MeaningTable {
  // scheme | meaning | names | source
  private static final String ROWS =
      """
      TAG | STRUCTURE | 254 255 256 257 258 259 262 263 266 273 274 277 278 279 284 292 293 301 317 \
      318 319 320 321 322 323 324 325 330 332 334 338 339 340 341 347 529 530 531 532 33421 33422 \
      34665 34675 | TIFF 6.0, sections 8 to 22; supplements 1 and 2; ICC.1:2022, annex B
      TAG | TECHNICAL | 271 272 280 281 282 283 286 287 296 42113 | TIFF 6.0; GDAL no-data
      TAG | TECHNICAL | 33434 33437 34850 34855 34864 34865 34866 34867 36864 37121 37122 37377 \
      37378 37379 37380 37381 37382 37383 37384 37385 37386 37396 37888 37889 37890 37891 37892 37893 \
      40960 40961 40962 40963 41483 41486 41487 41488 41493 41495 41728 41729 41985 41986 41987 \
      41988 41989 41990 41991 41992 41993 41994 41996 42034 42035 42036 42240 | Exif 2.32, 4.6.5
      TAG | TIME | 306 36867 36868 36880 36881 36882 37520 37521 37522 | TIFF 6.0; Exif 2.32, 4.6.5 D
      TAG | FREE_TEXT | 269 270 285 305 333 337 37394 37510 40091 40092 40094 40095 42112 700 33723 \
      34377 50839 | TIFF 6.0; Exif 2.32; Windows; GDAL; XMP part 3; IPTC IIM 4.2; ImageJ
      TAG | PERSON | 315 33432 40093 42032 | TIFF 6.0; Exif 2.32, 4.6.5 H; Windows
      TAG | SERIAL_NUMBER | 42016 42033 42037 50735 | Exif 2.32, 4.6.5 H; DNG 1.6
      TAG | COMPUTER | 316 40964 | TIFF 6.0; Exif 2.32, 4.6.5 E
      TAG | POSITION | 34853 33550 33922 34264 34735 34736 34737 | Exif 2.32, 4.6.6; GeoTIFF 1.1
      TAG | MAKER_NOTE | 37500 50740 | Exif 2.32, 4.6.5 C; DNG 1.6
      TAG | PICTURE | 513 514 | Exif 2.32, 4.5.5
      IPTC | PERSON | 592 597 622 628 634 | IPTC IIM 4.2: by-line, its title, writer, contact, copyright
      IPTC | POSITION | 538 539 602 604 607 612 613 615 | IPTC IIM 4.2: places
      IPTC | TIME | 567 572 574 575 | IPTC IIM 4.2: dates and times
      IPTC | FREE_TEXT | 517 537 552 617 632 | IPTC IIM 4.2: name, keywords, headline, caption
      XMP | TECHNICAL | dc:format tiff:ImageWidth tiff:ImageLength tiff:BitsPerSample \
      tiff:Compression tiff:PhotometricInterpretation tiff:Orientation tiff:SamplesPerPixel \
      tiff:XResolution tiff:YResolution tiff:ResolutionUnit tiff:Make tiff:Model exif:ExposureTime \
      exif:FNumber exif:ExposureProgram exif:ISOSpeedRatings exif:ShutterSpeedValue \
      exif:ApertureValue exif:ExposureBiasValue exif:MeteringMode exif:LightSource exif:FocalLength \
      exif:ColorSpace exif:PixelXDimension exif:PixelYDimension exif:DigitalZoomRatio exif:Gamma \
      | XMP part 2; Exif 2.32 for XMP
      XMP | TIME | tiff:DateTime exif:DateTimeOriginal exif:DateTimeDigitized xmp:CreateDate \
      xmp:ModifyDate xmp:MetadataDate | XMP part 2
      XMP | PERSON | dc:creator dc:contributor dc:publisher dc:rights tiff:Artist tiff:Copyright \
      photoshop:AuthorsPosition photoshop:CaptionWriter aux:OwnerName exifEX:CameraOwnerName \
      xmpRights:Owner xmpRights:WebStatement Iptc4xmpCore:CreatorContactInfo | XMP parts 1 and 2
      XMP | SERIAL_NUMBER | aux:SerialNumber aux:LensSerialNumber exifEX:BodySerialNumber \
      exifEX:LensSerialNumber exif:ImageUniqueID | XMP part 2; Exif 2.32 for XMP
      XMP | POSITION | exif:GPSLatitude exif:GPSLongitude exif:GPSAltitude photoshop:City \
      photoshop:Country photoshop:State Iptc4xmpCore:Location | XMP part 2
      XMP | FREE_TEXT | dc:title dc:description dc:subject exif:UserComment photoshop:Headline \
      xmp:CreatorTool photoshop:History xmp:Label | XMP parts 1 and 2
      XMP | COMPUTER | dc:source dc:identifier xmpMM:DocumentID xmpMM:InstanceID \
      xmpMM:OriginalDocumentID xmpMM:DerivedFrom xmpMM:History | XMP part 1
      XMP | PICTURE | xmp:Thumbnails | XMP part 2
      OME | STRUCTURE | OME Image Pixels TiffData MetadataOnly @ID @DimensionOrder @Type @SizeX @SizeY \
      @SizeZ @SizeC @SizeT @BigEndian @Interleaved @SamplesPerPixel @SignificantBits @IFD @PlaneCount \
      @FirstZ @FirstC @FirstT @TheZ @TheC @TheT | OME schema 2016-06, Pixels and TiffData
      OME | TECHNICAL | Channel Plane Instrument Microscope Objective Detector Laser Arc Filament \
      LightEmittingDiode Pump Filter TransmittanceRange Dichroic FilterSet ObjectiveSettings \
      DetectorSettings LightSourceSettings LightPath ImagingEnvironment InstrumentRef FilterSetRef \
      ExcitationFilterRef EmissionFilterRef DichroicRef @PhysicalSizeX @PhysicalSizeY @PhysicalSizeZ \
      @PhysicalSizeXUnit @PhysicalSizeYUnit @PhysicalSizeZUnit @TimeIncrement @TimeIncrementUnit \
      @Color @EmissionWavelength @EmissionWavelengthUnit @ExcitationWavelength \
      @ExcitationWavelengthUnit @PinholeSize @PinholeSizeUnit @NDFilter @AcquisitionMode \
      @ContrastMethod @IlluminationType @Fluor @ExposureTime @ExposureTimeUnit @DeltaT @DeltaTUnit \
      @PositionX @PositionXUnit @PositionY @PositionYUnit @PositionZ @PositionZUnit @LensNA \
      @NominalMagnification @CalibratedMagnification @Immersion @Correction @WorkingDistance \
      @WorkingDistanceUnit @Iris @Model @Manufacturer @Gain @Offset @Voltage @VoltageUnit @Zoom \
      @Binning @ReadOutRate @ReadOutRateUnit @Integration @AmplificationGain @Wavelength \
      @WavelengthUnit @Power @PowerUnit @LaserMedium @FrequencyMultiplication @Tuneable @Pulse \
      @PockelCell @RepetitionRate @RepetitionRateUnit @Attenuation @RefractiveIndex @Medium \
      @CorrectionCollar @Temperature @TemperatureUnit @AirPressure @AirPressureUnit @Humidity \
      @CO2Percent @CutIn @CutInUnit @CutOut @CutOutUnit @Transmittance @FilterWheel \
      | OME schema 2016-06, Instrument and Channel
      OME | TIME | AcquisitionDate | OME schema 2016-06, Image
      OME | PERSON | Experimenter ExperimenterGroup ExperimenterRef ExperimenterGroupRef Leader \
      @FirstName @MiddleName @LastName @Email @Institution | OME schema 2016-06, Experimenter
      OME | COMPUTER | @UserName @FileName UUID @UUID | OME schema 2016-06, Experimenter, UUID
      OME | SERIAL_NUMBER | @SerialNumber @LotNumber | OME schema 2016-06, ManufacturerSpec
      OME | FREE_TEXT | Description Experiment StructuredAnnotations AnnotationRef ROI ROIRef Project \
      Dataset Folder StageLabel @Name @Creator | OME schema 2016-06
      APERIO | TECHNICAL | AppMag MPP StripeWidth Left Top LineCameraSkew LineAreaXOffset \
      LineAreaYOffset OriginalWidth OriginalHeight Originalheight Filtered DisplayColor Gamma \
      ExposureTime ExposureScale | description of scanners by Aperio
      APERIO | TIME | Date Time | description of scanners by Aperio
      APERIO | PERSON | User | description of scanners by Aperio
      APERIO | COMPUTER | Filename ImageID | description of scanners by Aperio
      APERIO | SERIAL_NUMBER | ScanScopeID | description of scanners by Aperio
      APERIO | FREE_TEXT | Title | description of scanners by Aperio
      IMAGEJ | STRUCTURE | ImageJ images channels slices frames hyperstack mode | ImageJ, FileInfo
      IMAGEJ | TECHNICAL | unit spacing loop finterval fps min max cf c0 c1 tunit xorigin yorigin \
      zorigin yunit zunit | ImageJ, FileInfo
      FITS | STRUCTURE | SIMPLE BITPIX NAXIS NAXIS1 NAXIS2 NAXIS3 EXTEND BSCALE BZERO BLANK PCOUNT \
      GCOUNT | FITS 4.0, section 4
      FITS | TECHNICAL | BUNIT DATAMIN DATAMAX EXPTIME EXPOSURE WAVELENG FILTER GAIN RDNOISE XPIXSZ \
      YPIXSZ PIXSCALE XBINNING YBINNING CRPIX1 CRPIX2 CRVAL1 CRVAL2 CDELT1 CDELT2 CTYPE1 CTYPE2 \
      CUNIT1 CUNIT2 CD1_1 CD1_2 CD2_1 CD2_2 EQUINOX INSTRUME DETECTOR TELESCOP | FITS 4.0, 4 and 8
      FITS | TIME | DATE DATE-OBS TIME-OBS MJD-OBS | FITS 4.0, sections 4.4 and 9
      FITS | PERSON | OBSERVER AUTHOR | FITS 4.0, section 4.4.2
      FITS | POSITION | SITELAT SITELONG LAT-OBS LONG-OBS ALT-OBS | conventions of observatories
      FITS | FREE_TEXT | OBJECT COMMENT HISTORY REFERENC ORIGIN | FITS 4.0, section 4.4.2
      """;

  private static final int LONGEST_SHARED = 100; // letters; what is longer was written by somebody
  private static final Pattern DATE =
      Pattern.compile(
          "(?=.*\\d)(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
              + "|UTC|GMT|CET|CEST)[ ,]*+|[0-9TZ:./+ ',-]++){1,16}");
  private static final Pattern ADDRESS = Pattern.compile("(?s).*(@|://|\\\\|\\R).*");
  private static final Pattern NUMBERS = Pattern.compile("[0-9 /.,+-]++");
  private static final Map<Scheme, Map<String, Meaning>> MEANINGS = read();

  private MeaningTable() {}

  /// Returns what a name means, whatever its value.
  ///
  /// @param name as [Scheme] tells
  public static Meaning of(Scheme scheme, String name) {
    return MEANINGS.getOrDefault(scheme, Map.of()).getOrDefault(name, Meaning.UNKNOWN);
  }

  /// Returns what an entry means: a value that is no date under the name of a date, or a long one
  /// or an address under a technical name, is text that somebody wrote.
  ///
  /// @param name as [Scheme] tells
  public static Meaning of(Scheme scheme, String name, String value) {
    var meaning = of(scheme, name);
    boolean likely =
        switch (meaning) {
          case TIME -> value.length() <= LONGEST_SHARED && DATE.matcher(value).matches();
          case TECHNICAL, STRUCTURE ->
              value.length() <= LONGEST_SHARED
                  ? !ADDRESS.matcher(value).matches()
                  : NUMBERS.matcher(value).matches();
          default -> true;
        };
    return likely ? meaning : Meaning.FREE_TEXT;
  }

  private static Map<Scheme, Map<String, Meaning>> read() {
    var meanings = new EnumMap<Scheme, Map<String, Meaning>>(Scheme.class);
    for (var row : ROWS.lines().toList()) {
      var cells = List.of(row.split("\\|", -1));
      var scheme = Scheme.valueOf(cells.getFirst().strip());
      var meaning = Meaning.valueOf(cells.get(1).strip());
      var names = meanings.computeIfAbsent(scheme, _ -> new HashMap<>());
      for (var name : cells.get(2).strip().split(" +", -1)) {
        if (names.put(name, meaning) != null) {
          throw new IllegalStateException(scheme + " " + name + " is in the table twice");
        }
      }
    }
    return meanings;
  }
}
