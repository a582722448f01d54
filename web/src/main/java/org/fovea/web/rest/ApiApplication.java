package org.fovea.web.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.fovea.web.rest.account.MeResource;
import org.fovea.web.rest.account.MyDataResource;
import org.fovea.web.rest.account.PeopleResource;
import org.fovea.web.rest.account.RequestDeskResource;
import org.fovea.web.rest.account.RequestResource;
import org.fovea.web.rest.account.SessionResource;
import org.fovea.web.rest.audit.AuditResource;
import org.fovea.web.rest.audit.SiteLogResource;
import org.fovea.web.rest.image.ImageEventsResource;
import org.fovea.web.rest.image.ImageLinkResource;
import org.fovea.web.rest.image.ImageMovesResource;
import org.fovea.web.rest.image.ImageResource;
import org.fovea.web.rest.image.ImageUsageResource;
import org.fovea.web.rest.image.JobResource;
import org.fovea.web.rest.institution.InstitutionResource;
import org.fovea.web.rest.instrument.HubResource;
import org.fovea.web.rest.instrument.InstrumentDeskResource;
import org.fovea.web.rest.instrument.SpaceInstrumentResource;
import org.fovea.web.rest.openapi.OpenApiResource;
import org.fovea.web.rest.policy.PolicyResource;
import org.fovea.web.rest.retention.LegalHoldResource;
import org.fovea.web.rest.retention.RetentionResource;
import org.fovea.web.rest.shared.AddressFilter;
import org.fovea.web.rest.shared.ErrorMapper;
import org.fovea.web.rest.shared.TagFeature;
import org.fovea.web.rest.space.BreakGlassResource;
import org.fovea.web.rest.space.ExperimentResource;
import org.fovea.web.rest.space.FolderResource;
import org.fovea.web.rest.space.HandOverResource;
import org.fovea.web.rest.space.InvitationResource;
import org.fovea.web.rest.space.JoinResource;
import org.fovea.web.rest.space.LinkResource;
import org.fovea.web.rest.space.MappingPreviewResource;
import org.fovea.web.rest.space.MappingResource;
import org.fovea.web.rest.space.MemberResource;
import org.fovea.web.rest.space.NamesResource;
import org.fovea.web.rest.space.SiteMappingResource;
import org.fovea.web.rest.space.SpaceResource;
import org.fovea.web.rest.space.SuccessionResource;
import org.fovea.web.rest.space.SuccessorResource;
import org.fovea.web.rest.space.TeamResource;
import org.fovea.web.rest.upload.UploadResource;

/// What stands behind `/api`. Each first path segment is an application of its own, so that Faces
/// keeps all others.
@ApplicationPath("api")
public class ApiApplication extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        MeResource.class,
        MyDataResource.class,
        SessionResource.class,
        RequestResource.class,
        RequestDeskResource.class,
        ImageResource.class,
        ImageEventsResource.class,
        ImageMovesResource.class,
        ImageLinkResource.class,
        ImageUsageResource.class,
        JobResource.class,
        BreakGlassResource.class,
        HandOverResource.class,
        InvitationResource.class,
        SpaceResource.class,
        ExperimentResource.class,
        FolderResource.class,
        LinkResource.class,
        JoinResource.class,
        MappingPreviewResource.class,
        MappingResource.class,
        MemberResource.class,
        SiteMappingResource.class,
        SuccessionResource.class,
        SuccessorResource.class,
        TeamResource.class,
        NamesResource.class,
        UploadResource.class,
        AuditResource.class,
        SiteLogResource.class,
        InstitutionResource.class,
        HubResource.class,
        InstrumentDeskResource.class,
        SpaceInstrumentResource.class,
        PolicyResource.class,
        PeopleResource.class,
        RetentionResource.class,
        LegalHoldResource.class,
        AddressFilter.class,
        OpenApiResource.class,
        TagFeature.class,
        ErrorMapper.class);
  }
}
